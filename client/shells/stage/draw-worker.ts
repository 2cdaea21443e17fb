// The first context of a page takes long. In here that is beside the page's own work, and the next one comes at once.
const context = new OffscreenCanvas(1, 1).getContext('webgl2');
context?.getExtension('WEBGL_lose_context')?.loseContext();
self.postMessage('warm');

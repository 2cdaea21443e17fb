/** Whether this device can draw the map: a page without WebGL 2 gets a still picture instead of a blank place. */
export function canDrawMap(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext(); // only a few contexts may live at a time
    return context !== null;
  } catch {
    return false; // some browsers throw where it is switched off
  }
}

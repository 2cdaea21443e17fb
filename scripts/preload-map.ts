import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** The map's code begins here. */
const MAP = /client\/map\/MapView\.tsx$/;

/**
 * Names the map's code in the page, so that it is fetched beside the code of the shell, which comes first and asks for it only
 * once the list stands.
 */
export function preloadMap(): Plugin {
  return {
    name: 'doorstep-preload-map',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => mapFiles(bundle).map(preload),
    },
  };
}

function mapFiles(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const map = chunks.find(({ moduleIds }) => moduleIds.some((id) => MAP.test(id)));
  if (!map) return [];
  // What it has in common with the shells is theirs to ask for.
  const own = map.imports.filter((name) => chunks.every((one) => !isShell(one) || !one.imports.includes(name)));
  return [map.fileName, ...own];
}

const isShell = ({ isEntry, moduleIds }: Rolldown.OutputChunk) =>
  isEntry || moduleIds.some((id) => id.includes('client/shells/'));

const preload = (file: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel: 'modulepreload', href: `/${file}`, crossorigin: true, fetchpriority: 'low' },
  injectTo: 'head',
});

/** Line pictures of 20 units for buttons without text. */
const PATHS = {
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M4 8V4h4M16 8V4h-4M4 12v4h4M16 12v4h-4',
  close: 'M5 5l10 10M15 5 5 15',
  sun: 'M10 6.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M15.7 4.3l-1.2 1.2M5.5 14.5l-1.2 1.2',
  moon: 'M16.4 12.2A6.8 6.8 0 0 1 7.8 3.6a6.8 6.8 0 1 0 8.6 8.6Z',
  stars: 'M13.8 13.4A6 6 0 0 1 6.2 5.8a6 6 0 1 0 7.6 7.6ZM14.5 3v4M12.5 5h4M17 9.5v2M16 10.5h2',
  system: 'M3 4h14v9H3ZM7 17h6M10 13v4',
  broken: 'M4 16 16 4M4.5 8.5A9 9 0 0 1 8 6M12 13.5a3.4 3.4 0 0 0-4 0M14.5 7.2a9 9 0 0 1 1.3 1.1',
  grid: 'M3.5 3.5h5v5h-5ZM11.5 3.5h5v5h-5ZM3.5 11.5h5v5h-5ZM11.5 11.5h5v5h-5Z',
  locate: 'M10 5.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10 2v3.5M10 14.5V18M2 10h3.5M14.5 10H18',
  tree: 'M4 3.5h5v4H4ZM11.5 8.5h5v3.5h-5ZM11.5 14h5v3.5h-5ZM6.5 7.5v8.3h5M6.5 10.2h5',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM13 13l4 4',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1',
  person: 'M10 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM4 16.5c.6-3.2 3-5 6-5s5.4 1.8 6 5',
  print: 'M5.5 7.5V3h9v4.5M5.5 14H3.5V7.5h13V14h-2M5.5 11.5h9V17h-9Z',
  screen: 'M3 7.5V3h4.5M12.5 3H17v4.5M17 12.5V17h-4.5M7.5 17H3v-4.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

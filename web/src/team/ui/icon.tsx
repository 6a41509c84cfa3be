const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  conversations: 'M4 5h16v11H11l-5 4v-4H4z',
  knowledge: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  faq: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 17v.1',
  checks: 'M4 6.5l1.8 1.8L9 5M4 15.5l1.8 1.8L9 14M12 7h8M12 16h8',
  protection: 'M12 3l8 3v6c0 4.5-3.2 7.8-8 9-4.8-1.2-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  hours: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM12 7v5l3.5 2',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  back: 'M15 5l-7 7 7 7',
  down: 'M12 5v14M6 13l6 6 6-6',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-5 16-3-7z',
  plus: 'M12 5v14M5 12h14',
  upload: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  download: 'M12 4v12M7 11l5 5 5-5M4 20h16',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  edit: 'M4 20l1-4L16 5l3 3L8 19z',
  refresh: 'M19 12a7 7 0 1 1-2-5M19 3v5h-5',
  swap: 'M5 8h13M14 4l4 4-4 4M19 16H6M10 12l-4 4 4 4',
  page: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  copy: 'M8 8h11v12H8zM5 16V4h11',
  person: 'M12 12a4 4 0 1 1 0-8 4 4 0 0 1 0 8zM5 20a7 7 0 0 1 14 0',
  members:
    'M9 11a3.5 3.5 0 1 1 0-7 3.5 3.5 0 0 1 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 13.8a6.5 6.5 0 0 1 3.5 6.2',
  business: 'M4 21V9l2-5h12l2 5v12zM4 9h16M10 21v-6h4v6',
  organisations: 'M3 21V9h8v12M11 21V4h10v17zM15 8h2M15 12h2M15 16h2M6 13h2M6 17h2',
  account: 'M12 12a4 4 0 1 1 0-8 4 4 0 0 1 0 8zM5 20a7 7 0 0 1 14 0',
  leave: 'M14 4H5v16h9M10 12h10M16 8l4 4-4 4',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a word or inside a labelled button; by itself it says nothing. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="glyph" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

import { outlines as shared } from '../../shared/components/icons.ts';

/** The icons of members' pages, beside those that all pages share: outlines on a field of 24. */
export const outlines = {
  ...shared,
  text: ['M3.5 18.5 8 6.5l4.5 12M5 14.5h6M14.5 18.5 17.5 11l3 7.5M15.5 16h4'],
  pin: [
    'M12 21s6.5-6.2 6.5-11a6.5 6.5 0 0 0-13 0C5.5 14.8 12 21 12 21z',
    'M9.7 10a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0',
  ],
  chevron: ['M9.5 6l6 6-6 6'],
  backwards: ['M14.5 6l-6 6 6 6'],
  up: ['M6 14.5l6-6 6 6'],
  speak: ['M4 5.5h16v11h-8l-4.5 4v-4H4z'],
  home: ['M4 11l8-7 8 7v9h-5.5v-5.5h-5V20H4z'],
  off: ['M7.5 18.5h9.8a3.7 3.7 0 0 0 2-6.8M15.5 8.3A5.6 5.6 0 0 0 6.3 11 3.9 3.9 0 0 0 5 18M4 4l16 16'],
  book: [
    'M5 4.5h5.5a2 2 0 0 1 1.500.6 2 2 0 0 1 1.500-.6H19v14h-5.500a2 2 0 0 0-1.500.6 2 2 0 0 0-1.500-.6H5z',
    'M12 5.200v13.800',
  ],
  dots: ['M5.500 12h.1M12 12h.1M18.500 12h.1'],
  grip: ['M6 9.500h12M6 14.500h12'],
  bin: ['M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13'],
  hand: [
    'M7 12.500V6.500a1.400 1.400 0 0 1 2.800 0V11V5a1.400 1.400 0 0 1 2.800 0v6V6a1.400 1.400 0 0 1 2.800 0v6.500V9a1.400 1.400 0 0 1 2.800 0v5a6 6 0 0 1-6 6h-.7c-2.300 0-3.700-1-5-3l-2.700-4.200a1.400 1.400 0 0 1 2.300-1.600z',
  ],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof outlines;

import type { WordKey } from '@bontot/i18n';
import type { ComponentType } from 'preact';

export type PageModule = { default: ComponentType };
/** Items of the docked bar: four at a time, the last one `cell` for whoever leads one, else `study`. */
export type BarItem = 'home' | 'meetings' | 'tasks' | 'study' | 'cell';

/** Every page, as data; each is a chunk of its own. Named parts of a path as `:name`: `usePath().params.name`. */
export type RouteRow = {
  path: `/m/${string}`;
  load: () => Promise<PageModule>;
  title: WordKey;
  /** Which item of the docked bar is lit; a page without one brings a dock of its own. */
  bar?: BarItem;
};

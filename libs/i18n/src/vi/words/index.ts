import { names } from './names.ts';
import { pages } from './pages/index.ts';
import { states } from './states.ts';
import { times } from './times.ts';

/** Every word and sentence that a person reads, but those about errors; keys are the same in each language. */
export const words = { ...states, ...names, ...times, ...pages };

import { errors } from './errors.ts';
import { words } from './words.ts';

export const ru = { errors, words };

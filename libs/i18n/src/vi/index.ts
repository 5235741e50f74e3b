import { errors } from './errors.ts';
import { words } from './words.ts';

export const vi = { errors, words };

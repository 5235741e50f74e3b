import { errors } from './errors.ts';
import { words } from './words.ts';

export const en = { errors, words };

import { errors } from './errors/index.ts';
import { words } from './words.ts';

export const en = { errors, words };

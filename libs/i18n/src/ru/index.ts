import { errors } from './errors/index.ts';
import { words } from './words.ts';

export const ru = { errors, words };

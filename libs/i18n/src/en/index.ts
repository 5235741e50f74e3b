import { errors } from './errors/index.ts';
import { words } from './words/index.ts';

export const en = { errors, words };

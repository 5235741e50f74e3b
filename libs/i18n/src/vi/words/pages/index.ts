import { cell } from './cell.ts';
import { notices } from './notices.ts';
import { register } from './register.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { units } from './units.ts';

export const pages = { ...cell, ...notices, ...register, ...shell, ...signIn, ...units };

import { serviceEnv } from '@bontot/service';
import type * as z from 'zod';

export const directoryEnv = serviceEnv;
export type DirectoryConfig = z.infer<typeof directoryEnv>;

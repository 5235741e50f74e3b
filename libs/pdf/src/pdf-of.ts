import type { Form } from '@bontot/print';
import { DrawingThread } from './drawing-thread.ts';

/** Beside this file, in the sources as in what is built of them. */
const entry = new URL(`./worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

/** A drawing takes tenths of a second, so the last of so many still comes before a browser gives up. */
const thread = new DrawingThread(entry, { asked: 32, ms: 20_000 });

/**
 * A form as a PDF on A4, drawn beside the thread of the service; one thread a process. `compress: false` leaves its streams
 * readable, for specs. Throws what `DrawingThread` throws.
 */
export const pdfOf = (form: Form, { compress = true } = {}): Promise<Buffer> => thread.draw({ form, compress });

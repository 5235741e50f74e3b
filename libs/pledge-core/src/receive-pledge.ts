import { decidePledge } from './pledge-decide.ts';
import { receiveWith, type PledgeReceived } from './receive.ts';

export type { PledgeReceived };

/** Takes one command about a member's year in. */
export const receivePledge = receiveWith(decidePledge);

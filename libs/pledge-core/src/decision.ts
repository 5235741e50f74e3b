import type { Decided } from '@bontot/meeting-core';
import type { PledgeAct, PledgeActType } from './acts.ts';
import type { PledgeAround } from './around.ts';
import type { Pledge } from './pledge.ts';

/** What the service itself does to a member's year. */
export type OwnPledgeAct =
  /** The year begins, the member's membership or the campaign has changed. */
  | { type: 'place' }
  /** Last days have passed. */
  | { type: 'time-passed' }
  | { type: 'initiative'; initiativeId: string; recognised: boolean };

export type Handler<Type extends PledgeActType> = (
  act: Extract<PledgeAct, { type: Type }>,
  pledge: Pledge,
  around: PledgeAround,
) => Decided<Pledge>;
export type Handlers = { [Type in PledgeActType]: Handler<Type> };

export type DecidePledge = (
  act: PledgeAct | OwnPledgeAct,
  pledge: Pledge | undefined,
  around: PledgeAround,
) => Decided<Pledge>;

import type { WordKey } from '@bontot/i18n';
import type { Registration, RegistrationAct, RegistrationContent, RegistrationView } from '@bontot/pledge-core';

/** What somebody is typing, and the version of the registration that it rests on. */
export type Typed = { content: RegistrationContent; base: number };

/** What is asked before it goes out. `sign` confirms the compact for the unit itself, `confirm` for the committee above. */
export type Asked = 'register' | 'sign' | 'confirm' | 'return' | 'withdraw';

/** What the service lets this reader do beside writing, the next step first. */
export const offeredIn = ({ may, confirmAs }: Pick<RegistrationView, 'may' | 'confirmAs'>): Asked[] => [
  ...(may.includes('register') ? (['register'] as const) : []),
  ...(confirmAs.includes('secretary') ? (['sign'] as const) : []),
  ...(confirmAs.includes('committee') ? (['confirm'] as const) : []),
  ...(may.includes('return') ? (['return'] as const) : []),
  ...(may.includes('withdraw') ? (['withdraw'] as const) : []),
];

/** Those that need a reason. */
export const needsReason = (asked: Asked): boolean => asked === 'return' || asked === 'withdraw';

/** The act, about exactly the content that was shown. */
export function actOf(asked: Asked, digest: string, reason: string): RegistrationAct {
  switch (asked) {
    case 'register':
      return { type: 'register' };
    case 'sign':
      return { type: 'confirm-compact', as: 'secretary', digest };
    case 'confirm':
      return { type: 'confirm-compact', as: 'committee', digest };
    case 'return':
    case 'withdraw':
      return { type: asked, reason };
  }
}

type Subject = Pick<Registration, 'subject'>;

/** The title aimed at, as an organisation of this kind is called. */
export const aimOf = ({ subject, title }: Subject & Pick<Registration, 'title'>): WordKey =>
  subject === 'committee' && title === 'four_good' ? 'pledges.own.fourGood' : `pledge.registration.aim.${title}`;

/** Who confirms a compact on this side. */
export const sideOf = ({ subject }: Subject, side: 'secretary' | 'committee'): WordKey =>
  subject === 'committee' ? `pledges.own.side.${side}` : `pledge.compact.${side}`;

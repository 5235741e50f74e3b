import type { OutgoingEvent } from '@bontot/messaging';
import { randomUUID } from 'node:crypto';
import type { AggregateDefinition } from '../src/index.ts';

export type Account = {
  owner: string;
  balance: number;
  open: boolean;
  path?: string;
  notes: Record<string, unknown>;
  moves: { at: string; amount: number | null }[];
};

export const account = (given: Partial<Account> = {}): Account => ({
  owner: 'a',
  balance: 0,
  open: true,
  notes: {},
  moves: [],
  ...given,
});

export const accounts: Omit<AggregateDefinition<Account>, 'collection'> = {
  fields: { owner: 'text', balance: 'number', open: 'flag', path: 'text', notes: 'structure', moves: 'structure' },
  indexes: [
    {
      keys: { owner: 1 },
      unique: true,
      where: { balance: { $gt: 1_000 } },
      serves: 'the one rich account of an owner',
    },
  ],
};

let sequence = 0;
export const moved = (id: string, version: number, body: Record<string, unknown> = {}): OutgoingEvent => ({
  id: `event-${++sequence}`,
  type: 'account.moved.v1',
  topic: 'accounts.v1',
  key: id,
  source: 'bank',
  body: { id, version, ...body },
});

export const unique = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 8)}`;

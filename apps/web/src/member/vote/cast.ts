import type { Choice } from '@bontot/meeting-core';
import { blind, unblind, type Blinding, type SignedToken } from './blind.ts';
import type { Unfinished } from './unfinished.ts';

/** What this part of voting needs of the world. */
export type Line = {
  /** As the person who is signed in: the service notes that one has voted, and signs. */
  askToken: (ballotId: string, blinded: string) => Promise<{ signature: string }>;
  /** As nobody. */
  cast: (ballotId: string, ballot: SignedToken & { choice: Choice }) => Promise<void>;
  /** A short while that nobody can foresee, so that the two requests are not joined by their distance alone. */
  wait: () => Promise<void>;
  unfinished: Unfinished;
};

export type Asked = { ballotId: string; publicKey: string; choice: Choice };

/**
 * Votes in two steps. What the first step made is kept before it is sent and again when it was answered, so that after a reload
 * the same token goes on: the same blinded token is signed again, and a ballot that arrives twice counts once. The choice itself
 * is never kept; after a reload a person chooses anew.
 */
export async function castBallot({ ballotId, publicKey, choice }: Asked, line: Line): Promise<void> {
  const { unfinished } = line;
  const standing = unfinished.read(ballotId);
  const signed = standing?.signed ?? (await signedToken(ballotId, publicKey, standing?.blinding, line));
  await line.wait();
  await line.cast(ballotId, { ...signed, choice });
  unfinished.finish(ballotId);
}

async function signedToken(
  ballotId: string,
  publicKey: string,
  begun: Blinding | undefined,
  { unfinished, askToken }: Line,
): Promise<SignedToken> {
  const blinding = begun ?? (await blind(ballotId, publicKey));
  if (!begun) unfinished.write(ballotId, { blinding });
  const { signature } = await askToken(ballotId, blinding.blinded);
  const signed = await unblind(publicKey, blinding, signature);
  unfinished.write(ballotId, { signed });
  return signed;
}

import type { Proof } from '@bontot/pledge-core';
import { useWords } from '../app/words.ts';
import { Check } from '../parts/Choice.tsx';
import { Field } from '../parts/Field.tsx';

type Parts = {
  proof: Proof | null;
  onProve: (proof: Proof | null) => void;
  /** Set once it was sent without a word about the paper. */
  asked: boolean;
};

/** A paper of which nobody can tell where it is proves nothing. */
export const lacksPaper = (proof: Proof | null): boolean => proof?.kind === 'signed_paper' && proof.ref.trim() === '';

/** A member without a phone signs on paper; otherwise what was typed waits until they say yes on their own. */
export function PaperProof({ proof, onProve, asked }: Parts) {
  const { t } = useWords();
  const paper = proof?.kind === 'signed_paper' ? proof : null;
  return (
    <div class="box">
      <Check
        label={t('pledge.help.paper')}
        hint={t('pledge.help.paper.hint')}
        checked={paper !== null}
        onChange={(checked) => onProve(checked ? { kind: 'signed_paper', ref: '', file: null } : null)}
      />
      {paper && (
        <Field
          label={t('pledge.help.paper.ref')}
          value={paper.ref}
          onInput={(ref) => onProve({ ...paper, ref })}
          maxLength={200}
          error={asked && lacksPaper(proof) ? t('pledge.fault.paper') : undefined}
        />
      )}
    </div>
  );
}

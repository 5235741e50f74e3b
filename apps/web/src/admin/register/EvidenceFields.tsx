import type { EvidenceKind, Measure } from '@bontot/contracts';
import { evidenceKindName } from '@bontot/i18n';
import { Icon, useLanguage } from '../../shared/index.ts';
import { emptyRef, kindsOf, MOST_REFS, type RefDraft } from './draft.ts';
import { AttachFile } from './AttachFile.tsx';
import { Field, FieldGroup } from './Field.tsx';

type Parts = {
  measure: Measure;
  refs: RefDraft[];
  today: string;
  faultOf: (field: 'evidence' | `ref-${number}`) => string | undefined;
  change: (refs: RefDraft[]) => void;
};

/** The papers behind a fact, one or more. */
export function EvidenceFields({ measure, refs, today, faultOf, change }: Parts) {
  const { t, language } = useLanguage();
  const set = (id: number, part: Partial<RefDraft>): void =>
    change(refs.map((ref) => (ref.id === id ? { ...ref, ...part } : ref)));
  const next = Math.max(-1, ...refs.map(({ id }) => id)) + 1;
  return (
    <FieldGroup
      quietLabel
      label={t('register.evidence')}
      hint={t('register.evidence.hint')}
      fault={faultOf('evidence')}
    >
      {refs.map((ref, index) => (
        <div className="paper" key={ref.id} role="group" aria-label={t('register.evidence.n', { n: index + 1 })}>
          <Field label={t('register.evidence.kind')}>
            {(bound) => (
              <select
                {...bound}
                className="field"
                value={ref.kind}
                onChange={({ target }) => set(ref.id, { kind: target.value as EvidenceKind })}
              >
                {kindsOf(measure).map((kind) => (
                  <option key={kind} value={kind}>
                    {evidenceKindName(language, kind)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={t('register.evidence.ref')}
            hint={t('register.evidence.ref.hint')}
            fault={faultOf(`ref-${ref.id}`)}
          >
            {(bound) => (
              <input
                {...bound}
                className="field"
                autoComplete="off"
                value={ref.ref}
                onChange={({ target }) => set(ref.id, { ref: target.value })}
              />
            )}
          </Field>
          <Field label={t('register.evidence.issuer')} optional>
            {(bound) => (
              <input
                {...bound}
                className="field"
                autoComplete="off"
                maxLength={200}
                value={ref.issuer}
                onChange={({ target }) => set(ref.id, { issuer: target.value })}
              />
            )}
          </Field>
          <Field label={t('register.evidence.issuedOn')} optional className="short">
            {(bound) => (
              <input
                {...bound}
                className="field"
                type="date"
                max={today}
                value={ref.issuedOn}
                onChange={({ target }) => set(ref.id, { issuedOn: target.value })}
              />
            )}
          </Field>
          <Field label={t('reg.file.expires')} optional className="short">
            {(bound) => (
              <input
                {...bound}
                className="field"
                type="date"
                value={ref.expiresOn}
                onChange={({ target }) => set(ref.id, { expiresOn: target.value })}
              />
            )}
          </Field>
          <AttachFile fileId={ref.fileId} onFile={(fileId) => set(ref.id, { fileId })} />
          {refs.length > 1 && (
            <button
              className="btn quiet"
              type="button"
              aria-label={t('register.evidence.remove', { n: index + 1 })}
              onClick={() => change(refs.filter(({ id }) => id !== ref.id))}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      {refs.length < MOST_REFS && (
        <button className="btn" type="button" onClick={() => change([...refs, emptyRef(next, measure)])}>
          <Icon name="plus" />
          {t('register.evidence.add')}
        </button>
      )}
    </FieldGroup>
  );
}

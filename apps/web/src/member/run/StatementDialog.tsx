import { isPresent, type StatementKind } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { SelectField, TextField } from '../parts/Field.tsx';
import { calledOf, nameOf } from './people.ts';
import type { Scene } from './scene.ts';

const KINDS = [
  'opinion',
  'proposal',
  'self_criticism',
  'criticism',
  'praise',
] as const satisfies readonly StatementKind[];

type Parts = { scene: Scene; statementId: string; onClose: () => void };

/** What somebody said, for the minutes. */
export function StatementDialog({ scene: { view, run }, statementId, onClose }: Parts) {
  const { t } = useWords();
  const { meeting, names } = view;
  const known = meeting.statements.find((statement) => statement.statementId === statementId);
  const [personId, setPerson] = useState(known?.personId ?? '');
  const [kind, setKind] = useState<StatementKind>(known?.kind ?? 'opinion');
  const [text, setText] = useState(known?.text ?? '');
  const [itemId, setItem] = useState(known?.itemId ?? '');
  const here = calledOf(view).called.filter(isPresent);
  const save = async () => {
    const act = {
      type: 'set-statement' as const,
      statementId,
      personId,
      kind,
      text: text.trim(),
      itemId: itemId || null,
    };
    if (await run(act)) onClose();
  };
  const remove = async () => {
    await run({ type: 'remove-statement', statementId });
    onClose();
  };
  return (
    <Dialog
      title={t('phone.speak.write')}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="first" big onClick={save} disabled={!personId}>
            {t('phone.save')}
          </Button>
          {known && (
            <Button icon="bin" wide onClick={remove}>
              {t('phone.remove')}
            </Button>
          )}
        </>
      }
    >
      <SelectField
        label={t('phone.speak.who')}
        value={personId}
        options={[
          { value: '', label: t('phone.choose') },
          ...here.map((row) => ({ value: row.personId, label: nameOf(names, row.personId) })),
        ]}
        onInput={setPerson}
      />
      <TextField label={t('phone.speak.text')} value={text} onInput={setText} rows={4} maxLength={4_000} />
      <Choice
        label={t('phone.speak.kind')}
        options={KINDS.map((value) => ({ value, label: t(`phone.speak.kind.${value}`) }))}
        value={kind}
        onChoose={setKind}
      />
      <SelectField
        label={t('phone.speak.item')}
        value={itemId}
        options={[
          { value: '', label: t('phone.speak.noItem') },
          ...meeting.agenda.map((item) => ({ value: item.itemId, label: item.title })),
        ]}
        onInput={setItem}
      />
    </Dialog>
  );
}

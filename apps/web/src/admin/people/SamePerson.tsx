import { formatDate } from '@bontot/i18n';
import { Dialog, ErrorState, Loading, useLanguage, useSession, useToast } from '../../shared/index.ts';
import { useSentence } from '../import/reads.ts';
import type { Question } from '../meetings/ask.ts';
import { AskForm } from '../meetings/AskForm.tsx';
import type { Compared, Comparison } from './answers.ts';
import { closing, comparedRows } from './comparison.ts';
import { useComparison } from './reads.ts';
import { reopening } from './sendings.ts';
import { useSendPeople } from './writes.ts';

type Parts = { one: string; other: string; onClose: () => void };

/** Two records side by side, then which of them stays and why: never by itself, and never unseen. */
export function SamePerson({ one, other, onClose }: Parts) {
  const { t } = useLanguage();
  const { data, error, refetch } = useComparison(one, other);
  return (
    <Dialog title={t('people.twins.same')} open onClose={onClose}>
      {data ? (
        <Compare comparison={data} onClose={onClose} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading blocks={[6, 3]} />
      )}
    </Dialog>
  );
}

function Compare({ comparison, onClose }: { comparison: Comparison; onClose: () => void }) {
  const { t } = useLanguage();
  const send = useSendPeople();
  const toast = useToast();
  const nameOf = useRecordName();
  const { records } = comparison;
  const questions: Question[] = [
    {
      ...{ name: 'keptId', kind: 'choice', label: t('people.same.keep'), required: true },
      options: records.map((record) => ({ value: record.member.memberId, label: nameOf(record) })),
    },
    { name: 'reason', kind: 'text', label: t('desk.reason'), required: true, most: 500 },
  ];
  return (
    <>
      <p className="small">{t('people.same.why')}</p>
      <Rows comparison={comparison} />
      {records.map(
        (record) =>
          record.hindrance && <Hindrance key={record.member.memberId} record={record} of={record.hindrance} />,
      )}
      <AskForm
        questions={questions}
        act={t('people.same.act')}
        onDone={onClose}
        onCancel={onClose}
        send={async (answers) => {
          const sending = closing(comparison, answers);
          await send.mutateAsync(sending);
          const { duplicateId } = sending.body as { duplicateId: string };
          toast({
            text: t('people.same.done', { name: records[0].member.name }),
            undo: () =>
              send.mutateAsync(reopening(duplicateId)).then(
                () => undefined,
                () => toast({ text: t('people.undo.failed') }),
              ),
          });
        }}
      />
    </>
  );
}

function Rows({ comparison }: { comparison: Comparison }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  return (
    <table className="compared">
      <thead className="sr">
        <tr>
          <th scope="col">{t('people.same.what')}</th>
          {comparison.records.map(({ member, cellName }) => (
            <th key={member.memberId} scope="col" lang="vi">
              {cellName}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparedRows(comparison, t, language, today).map(({ key, values, differs }) => (
          <tr key={key}>
            <th scope="row">
              {t(key)}
              {differs && <span className="soft">{t('people.same.differs')}</span>}
            </th>
            {values.map((value, at) => (
              <td key={at}>{differs ? <b>{value || '—'}</b> : value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What to finish before this record can be the one that is closed. */
function Hindrance({ record, of: { code, details } }: { record: Compared; of: NonNullable<Compared['hindrance']> }) {
  const { t } = useLanguage();
  const nameOf = useRecordName();
  const why = useSentence(code, details);
  if (!why) return null;
  return <p className="note">{t('people.same.hindered', { which: nameOf(record), why })}</p>;
}

function useRecordName() {
  const { t, language } = useLanguage();
  return ({ member, cellName }: Compared): string =>
    t('people.same.option', {
      ...{ name: member.name, cell: cellName },
      date: formatDate(language, member.joinedCellOn),
    });
}

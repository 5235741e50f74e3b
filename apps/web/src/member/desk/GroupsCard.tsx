import type { UnitDesk, UnitSettings } from '@bontot/meeting-core';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Check } from '../parts/Choice.tsx';
import { SelectField } from '../parts/Field.tsx';
import { byGivenName, nameOf } from '../run/people.ts';

type Groups = UnitSettings['groups'];
type Parts = { desk: UnitDesk; groups: Groups; onChange: (groups: Groups) => void };

/** The party groups of a large cell: who leads each and who belongs to it. Nobody belongs to two. */
export function GroupsCard({ desk: { people, names }, groups, onChange }: Parts) {
  const { t } = useWords();
  const sorted = people
    .map(({ personId }) => ({ value: personId, label: nameOf(names, personId) }))
    .sort((a, b) => byGivenName(a.label, b.label));
  const change = (groupId: string, part: Partial<Groups[number]>) =>
    onChange(groups.map((group) => (group.groupId === groupId ? { ...group, ...part } : group)));
  const move = (groupId: string, personId: string, isIn: boolean) =>
    onChange(
      groups.map((group) => {
        const others = group.memberIds.filter((id) => id !== personId);
        return { ...group, memberIds: isIn && group.groupId === groupId ? [...others, personId] : others };
      }),
    );
  return (
    <Card title={t('phone.groups.title')}>
      <p class="side-note soft">{t('phone.groups.why')}</p>
      {groups.map(({ groupId, leaderId, memberIds }, index) => (
        <details key={groupId} class="group">
          <summary>{t('phone.groups.line', { n: index + 1, members: memberIds.length })}</summary>
          <div class="stack">
            <SelectField
              label={t('phone.groups.leader')}
              value={leaderId ?? ''}
              options={[{ value: '', label: t('phone.open.nobody') }, ...sorted]}
              onInput={(value) => change(groupId, { leaderId: value || null })}
            />
            <fieldset class="choices">
              <legend>{t('phone.groups.members')}</legend>
              {sorted.map(({ value, label }) => (
                <Check
                  key={value}
                  label={label}
                  checked={memberIds.includes(value)}
                  onChange={(isIn) => move(groupId, value, isIn)}
                />
              ))}
            </fieldset>
            <Button icon="bin" onClick={() => onChange(groups.filter((group) => group.groupId !== groupId))}>
              {t('phone.remove')}
            </Button>
          </div>
        </details>
      ))}
      <Button icon="plus" onClick={() => onChange([...groups, { groupId: newUlid(), leaderId: null, memberIds: [] }])}>
        {t('phone.groups.add')}
      </Button>
    </Card>
  );
}

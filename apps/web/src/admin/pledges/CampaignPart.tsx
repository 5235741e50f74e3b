import type { CampaignDates, PledgeTemplate, TemplateKind } from '@bontot/pledge-core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Card, ErrorState, Icon, Loading, useLanguage, useToast } from '../../shared/index.ts';
import { Problem } from '../meetings/Problem.tsx';
import { withSentence } from '../meetings/refusal.ts';
import { Field, FieldGroup } from '../register/Field.tsx';
import { dateFaults, DATES, emptyTemplate, KINDS, toSend, type CampaignContent } from './campaign.ts';
import { useCampaign, type CampaignAnswer } from './reads.ts';
import { TemplateForm } from './TemplateForm.tsx';
import type { PartOf } from './part.ts';
import { useSetCampaign } from './writes.ts';

/** The yearly campaign as this unit sets it for all below: dates, templates by kind of cell, who must. */
export function CampaignPart({ unit, year }: PartOf) {
  const { data, error, refetch } = useCampaign(unit.id, year);
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[12]} />;
  return <Editor key={`${data.version} ${data.inherited}`} answer={data} unitId={unit.id} year={year} />;
}

const CELL_KINDS = KINDS.filter((kind) => kind !== 'any');

function Editor({ answer, unitId, year }: { answer: CampaignAnswer; unitId: string; year: number }) {
  const { t, language } = useLanguage();
  const toast = useToast();
  const set = useSetCampaign(unitId, year);
  const { dates, templates, who } = answer.campaign;
  const [content, write] = useState<CampaignContent>({ dates, templates, who });
  const [kind, choose] = useState<TemplateKind>('any');
  const [asked, ask] = useState(false);
  const saving = useMutation({
    mutationFn: () =>
      set(toSend(content)).catch(async (cause: unknown) => {
        throw await withSentence(language, cause);
      }),
    onSuccess: () => toast({ text: t('pledges.campaign.saved') }),
  });
  const faults = dateFaults(content.dates, year);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask(true);
    if (Object.keys(faults).length === 0 && !saving.isPending) saving.mutate();
  };
  const setDate = (name: keyof CampaignDates, day: string): void =>
    write({ ...content, dates: { ...content.dates, [name]: day } });
  const setTemplate = (template: PledgeTemplate): void =>
    write({ ...content, templates: { ...content.templates, [kind]: template } });
  const toggle = (each: (typeof CELL_KINDS)[number]): void => {
    const { initiativeIn } = content.who;
    const next = initiativeIn.includes(each) ? initiativeIn.filter((one) => one !== each) : [...initiativeIn, each];
    write({ ...content, who: { ...content.who, initiativeIn: next } });
  };
  return (
    <form noValidate onSubmit={submit} className="pledge-campaign" aria-busy={saving.isPending}>
      {(answer.inherited || answer.version === 0) && (
        <p className="banner">
          <Icon name="notdue" />
          <span>{t(answer.version === 0 ? 'pledges.campaign.builtIn' : 'pledges.campaign.inherited')}</span>
        </p>
      )}
      <Card title={t('pledges.campaign.dates')}>
        <div className="card-body pledge-dates">
          {DATES.map((name) => (
            <Field
              key={name}
              label={t(`pledges.date.${name}`)}
              fault={asked && faults[name] ? t(`pledges.fault.${faults[name]}`, { year: String(year) }) : undefined}
              className="short"
            >
              {(bound) => (
                <input
                  {...bound}
                  className="field"
                  type="date"
                  min={`${year}-01-01`}
                  max={`${year}-12-31`}
                  value={content.dates[name]}
                  onChange={({ target }) => setDate(name, target.value)}
                />
              )}
            </Field>
          ))}
        </div>
      </Card>
      <Card title={t('pledges.campaign.who')}>
        <div className="card-body">
          <label className="pledge-check">
            <input
              type="checkbox"
              checked={content.who.probationary}
              onChange={({ target }) => write({ ...content, who: { ...content.who, probationary: target.checked } })}
            />
            {t('pledges.campaign.probationary')}
          </label>
          <FieldGroup label={t('pledges.campaign.initiativeIn')} hint={t('pledges.campaign.initiativeIn.hint')}>
            {CELL_KINDS.map((each) => (
              <label key={each} className="pledge-check">
                <input
                  type="checkbox"
                  checked={content.who.initiativeIn.includes(each)}
                  onChange={() => toggle(each)}
                />
                {t(`cellType.${each}`)}
              </label>
            ))}
          </FieldGroup>
        </div>
      </Card>
      <Card title={t('pledges.campaign.templates')}>
        <div className="card-body">
          <p className="small soft">{t('pledges.campaign.templates.why')}</p>
          <Field label={t('pledges.campaign.kind')}>
            {(bound) => (
              <select
                {...bound}
                className="field"
                value={kind}
                onChange={({ target }) => choose(target.value as TemplateKind)}
              >
                {KINDS.map((each) => (
                  <option key={each} value={each}>
                    {each === 'any' ? t('pledges.campaign.any') : t(`cellType.${each}`)}
                    {content.templates[each] ? ' ✓' : ''}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TemplateForm key={kind} template={content.templates[kind] ?? emptyTemplate} onChange={setTemplate} />
        </div>
      </Card>
      {saving.error && <Problem of={saving.error} />}
      <div className="row wrap">
        <button className="btn first" type="submit" aria-disabled={saving.isPending}>
          {saving.isPending ? t('desk.sending') : t('pledges.campaign.save', { year: String(year) })}
        </button>
      </div>
    </form>
  );
}

import { CellType, Level } from '@bontot/contracts';
import { cellTypeName, levelName } from '@bontot/i18n';
import { useLanguage } from '../../shared/index.ts';
import { Field } from '../register/Field.tsx';
import type { DraftUnit } from './draft.ts';
import { UnitField } from './UnitField.tsx';

export type FaultOf = (field: string) => string | undefined;
export type Founded = readonly { unitId: string; name: string }[];

type FoundedParts = {
  of: Pick<DraftUnit, 'unitId' | 'parentId' | 'name' | 'cellType'>;
  founded: Founded;
  faultOf: FaultOf;
  onChange: (patch: Partial<Pick<DraftUnit, 'unitId' | 'parentId' | 'name' | 'cellType'>>) => void;
};

/** Id, name, place and type of a unit that a step founds. */
export function FoundedFields({ of, founded, faultOf, onChange }: FoundedParts) {
  const { t } = useLanguage();
  return (
    <>
      <Field label={t('organisation.field.id')} hint={t('organisation.field.idHint')} fault={faultOf('unitId')}>
        {(bound) => (
          <input
            {...bound}
            className="field"
            autoComplete="off"
            maxLength={64}
            value={of.unitId}
            onChange={({ target }) => onChange({ unitId: target.value.trim() })}
          />
        )}
      </Field>
      <NameField value={of.name} fault={faultOf('name')} onChange={(name) => onChange({ name })} />
      <UnitField
        label={t('organisation.field.parent')}
        value={of.parentId}
        fault={faultOf('parentId')}
        founded={founded.filter(({ unitId }) => unitId !== of.unitId)}
        onChange={(parentId) => onChange({ parentId })}
      />
      <TypeField
        optional
        value={of.cellType}
        fault={faultOf('cellType')}
        onChange={(cellType) => onChange({ cellType })}
      />
    </>
  );
}

type FieldParts<Value> = { value: Value; fault: string | undefined; onChange: (value: Value) => void };

export function NameField({ value, fault, onChange }: FieldParts<string>) {
  const { t } = useLanguage();
  return (
    <Field label={t('organisation.field.name')} fault={fault}>
      {(bound) => (
        <input
          {...bound}
          lang="vi"
          className="field"
          autoComplete="off"
          maxLength={200}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

export function TypeField({
  value,
  fault,
  optional = false,
  onChange,
}: FieldParts<CellType | ''> & { optional?: boolean }) {
  const { t, language } = useLanguage();
  return (
    <Field
      label={t('organisation.field.type')}
      fault={fault}
      {...(optional && { hint: t('organisation.field.typeHint') })}
    >
      {(bound) => (
        <select
          {...bound}
          className="field"
          value={value}
          onChange={({ target }) => onChange(target.value as CellType | '')}
        >
          <option value="">{optional ? t('organisation.field.noCell') : t('ask.choose')}</option>
          {CellType.options.map((type) => (
            <option key={type} value={type}>
              {cellTypeName(language, type)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function LevelField({ value, fault, onChange }: FieldParts<Level | ''>) {
  const { t, language } = useLanguage();
  return (
    <Field label={t('organisation.field.level')} fault={fault}>
      {(bound) => (
        <select
          {...bound}
          className="field"
          value={value}
          onChange={({ target }) => onChange(target.value as Level | '')}
        >
          <option value="">{t('ask.choose')}</option>
          {Level.options
            .filter((level) => level !== 'province')
            .map((level) => (
              <option key={level} value={level}>
                {levelName(language, level)}
              </option>
            ))}
        </select>
      )}
    </Field>
  );
}

import type { UnitDesk } from '@bontot/meeting-core';
import type { ComponentChildren } from 'preact';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { useDesk } from './use-desk.ts';
import './desk.css';

type Parts = { title: string; children: (desk: UnitDesk) => ComponentChildren };

/** A page about one part of the month: the desk is the same answer for all of them, so each opens without a network. */
export function DeskFrame({ title, children }: Parts) {
  const { value: desk, error, reload } = useDesk();
  if (!desk && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back="/m/cell" {...(desk ? { sub: desk.unitName } : {})}>
      {desk ? children(desk) : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

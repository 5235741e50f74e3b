import type {
  InitiativeAct,
  ModelAct,
  PledgeAct,
  PledgeEnvelope,
  PledgeResult,
  PledgeTarget,
  Registration,
  RegistrationAct,
  RegistrationView,
} from '@bontot/pledge-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ApiProblem } from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import { path, PLEDGES } from './reads.ts';

/** A tab is a device for as long as it is open. */
const deviceId = newUlid();
let seq = 0;

type Wanted = { target: PledgeTarget; version: number; act: PledgeAct | InitiativeAct };

/** By the door that phones use too; a refusal is an {@link ApiProblem} with its code and details. */
async function sendPledgeAct({ target, version, act }: Wanted): Promise<void> {
  seq += 1;
  const command: PledgeEnvelope = {
    ...{ commandId: newUlid(), seq, baseVersion: version, deviceTime: Date.now(), target, act },
  };
  const body = { deviceId, commands: [command] };
  const { results } = await api.post<{ results: PledgeResult[] }>(path('pledges', 'acts'), body);
  const [result] = results;
  if (!result) throw new ApiProblem(0, { code: 'NO_ANSWER' });
  if (result.outcome === 'refused') throw new ApiProblem(409, { code: result.code, details: result.details });
  if (result.outcome === 'set_aside') throw new ApiProblem(409, { code: 'SET_ASIDE' });
}

/** Everything that shows pledges is asked for again afterwards. */
function useSend<Sent, Answer>(send: (sent: Sent) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: [PLEDGES] }),
  }).mutateAsync;
}

export const usePledgeAct = () => useSend(sendPledgeAct);
export const useModelAct = () =>
  useSend(({ modelId, act }: { modelId: string; act: ModelAct }) => api.post(path('models', modelId, 'acts'), { act }));
/** An act on the version that was shown: on another it is refused. */
export const useRegistrationAct = ({ unitId, year }: Pick<Registration, 'unitId' | 'year'>) =>
  useSend((body: { act: RegistrationAct; baseVersion: number }) =>
    api.post<RegistrationView>(path('registrations', unitId, year, 'acts'), body),
  );
export const useSetCampaign = (unitId: string, year: number) =>
  useSend((body: object) => api.put(path('pledge-campaigns', unitId, year), body));

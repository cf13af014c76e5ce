/** Notices, the routine and the bindings as this tab knows them, and what is asked of the server about them. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { saveFile } from '../components/save-file.ts';
import type { TextsActions, TextsKnown } from '../features/texts/texts-actions.ts';
import { outcomeOf, refusalOf } from './asking.ts';
import { textsApi } from './platform.ts';
import { type Fetched, useFetched } from './use-fetched.ts';

/** A colleague who has proposed something waits for whoever approves it. */
const LOOK_AGAIN_MS = 60_000;

export function useTexts(token: string, staffId: string): [Fetched<TextsKnown>, TextsActions] {
  const [texts, reload, set] = useFetched(() => loadTexts(token, staffId));

  const lookAgain = useEffectEvent(() => {
    if (document.hidden) return;
    // What cannot be had this time is had the next; what is on the screen stays.
    loadTexts(token, staffId).then(set, () => undefined);
  });
  useEffect(() => {
    const timer = setInterval(lookAgain, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);

  const actions = useMemo((): TextsActions => {
    const refresh = async () => {
      const newest = await outcomeOf(loadTexts(token, staffId));
      if (newest.ok) set(newest.value);
    };
    const changing = async (asked: Promise<unknown>): Promise<RefusalCode | null> => {
      const code = await refusalOf(asked);
      if (code !== 'unavailable') await refresh();
      return code;
    };
    return {
      series: (series) => outcomeOf(textsApi.series(token, series)),
      edition: (series, version) => outcomeOf(textsApi.edition(token, series, version)),
      async save(series, revision, body) {
        const outcome = await outcomeOf(textsApi.putDraft(token, series, revision, body));
        if (outcome.ok) await refresh();
        return outcome;
      },
      drop: (series, revision) => changing(textsApi.dropDraft(token, series, revision)),
      propose: (series, revision) => changing(textsApi.propose(token, series, revision)),
      approve: (series, revision, digest) => changing(textsApi.approve(token, series, revision, digest)),
      giveBack: (series, revision, note) => changing(textsApi.giveBack(token, series, revision, note)),
      async export(series) {
        const file = await outcomeOf(textsApi.exportSeries(token, series));
        if (!file.ok) return file.code;
        saveFile(`${series}.json`, file.value);
        return null;
      },
      reload,
    };
  }, [token, staffId, reload, set]);

  return [texts, actions];
}

/** @throws Refused */
async function loadTexts(token: string, staffId: string): Promise<TextsKnown> {
  const [rows, bindings] = await Promise.all([textsApi.list(token), textsApi.bindings(token)]);
  const proposed = await Promise.all(
    rows.filter(({ draft }) => draft === 'proposed').map(({ series }) => textsApi.series(token, series)),
  );
  const waiting = proposed
    .filter(({ draft }) => draft?.proposed && draft.editedBy.every((editor) => editor.staffId !== staffId))
    .map(({ series }) => series);
  return { rows, waiting, bindings };
}

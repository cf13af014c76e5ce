/** What can be had without a script: the advice for one's own safety, and others who can help. The same texts, drawings and styles as the page's own. */

import ar from 'virtual:catalogue/ar';
import arCommon from 'virtual:catalogue/ar/common';
import arFront from 'virtual:catalogue/ar/front';
import arSafety from 'virtual:catalogue/ar/safety';
import en from 'virtual:catalogue/en';
import enCommon from 'virtual:catalogue/en/common';
import enFront from 'virtual:catalogue/en/front';
import enSafety from 'virtual:catalogue/en/safety';
import sv from 'virtual:catalogue/sv';
import svCommon from 'virtual:catalogue/sv/common';
import svFront from 'virtual:catalogue/sv/front';
import svSafety, { type SafetyMessages } from 'virtual:catalogue/sv/safety';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { renderToString } from 'preact-render-to-string';
import type { FrontWords } from '../src/front/front-words.ts';
import { Emergency } from '../src/parts/emergency.tsx';
import { Helplines } from '../src/parts/helplines.tsx';
import { AdviceCards } from '../src/safety/advice-cards.tsx';
import type { Assets } from './assets.ts';
import { DIRECTION, Sheet } from './sheet.tsx';

const WORDS: Record<PageLanguage, FrontWords & SafetyMessages> = {
  sv: { ...sv, ...svCommon, ...svFront, ...svSafety },
  en: { ...en, ...enCommon, ...enFront, ...enSafety },
  ar: { ...ar, ...arCommon, ...arFront, ...arSafety },
};

export function renderDocument(language: PageLanguage, assets: Assets): string {
  return `<!doctype html>${renderToString(<Document language={language} assets={assets} />)}`;
}

function Document({ language, assets }: { language: PageLanguage; assets: Assets }) {
  const words = WORDS[language];
  return (
    <Sheet language={language} words={words} styles={assets.styles}>
      <div id="page">
        <main>
          <div class="screen">
            <a class="back" href="/">
              {words['question.back']()}
            </a>
            <h1>{words['safety.heading']()}</h1>
            <Said language={language} words={words} />
            {PAGE_LANGUAGES.filter((other) => other !== language).map((other) => (
              <details key={other} class="card" lang={other} dir={DIRECTION[other]}>
                <summary>{words[`endonym.${other}`]()}</summary>
                <h2>{WORDS[other]['safety.heading']()}</h2>
                <Said language={other} words={WORDS[other]} />
              </details>
            ))}
          </div>
        </main>
      </div>
    </Sheet>
  );
}

function Said({ language, words }: { language: PageLanguage; words: FrontWords & SafetyMessages }) {
  return (
    <>
      <p>{words['start.who']({ centre: '%%CENTRE%%' })}</p>
      <p class="lead">{words['safety.lead']()}</p>
      <Emergency words={words} />
      <div class="advice">
        <AdviceCards words={words} address="%%TITLE%%" />
      </div>
      <Helplines words={words}>{`%%HELPLINES_${language.toUpperCase()}%%`}</Helplines>
    </>
  );
}

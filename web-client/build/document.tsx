/**
 * The page as it is sent: first sight before any script, and everything there is to know for those without one. What the
 * server fills in is described in PAGE.md.
 */

import ar from 'virtual:catalogue/ar';
import arCommon from 'virtual:catalogue/ar/common';
import arEmbedded from 'virtual:catalogue/ar/embedded';
import arFront from 'virtual:catalogue/ar/front';
import en from 'virtual:catalogue/en';
import enCommon from 'virtual:catalogue/en/common';
import enEmbedded from 'virtual:catalogue/en/embedded';
import enFront from 'virtual:catalogue/en/front';
import sv from 'virtual:catalogue/sv';
import svCommon from 'virtual:catalogue/sv/common';
import svEmbedded, { type EmbeddedMessages } from 'virtual:catalogue/sv/embedded';
import svFront from 'virtual:catalogue/sv/front';
import { PLAIN_PATH } from '@dorren/shared/protocol/plain-page.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { renderToString } from 'preact-render-to-string';
import { OwnPage } from '../src/embedded/own-page.tsx';
import { DoorSign } from '../src/front/door-sign.tsx';
import { Facts } from '../src/front/facts.tsx';
import type { FrontWords } from '../src/front/front-words.ts';
import type { PageEvent } from '../src/page/page-state.ts';
import { Emergency } from '../src/parts/emergency.tsx';
import { Helplines } from '../src/parts/helplines.tsx';
import { OnlyWhile } from '../src/parts/only-while.tsx';
import type { Assets } from './assets.ts';
import { DIRECTION, Sheet } from './sheet.tsx';

const WORDS: Record<PageLanguage, FrontWords & EmbeddedMessages> = {
  sv: { ...sv, ...svCommon, ...svEmbedded, ...svFront },
  en: { ...en, ...enCommon, ...enEmbedded, ...enFront },
  ar: { ...ar, ...arCommon, ...arEmbedded, ...arFront },
};

export function renderDocument(language: PageLanguage, assets: Assets): string {
  return `<!doctype html>${renderToString(<Document language={language} assets={assets} />)}`;
}

function Document({ language, assets }: { language: PageLanguage; assets: Assets }) {
  const words = WORDS[language];
  return (
    <Sheet
      language={language}
      words={words}
      styles={assets.styles}
      more={
        <>
          <OnlyWhile token="EMBEDDED" is="true">
            {assets.framed.map(({ path, integrity }) => (
              <link key={path} rel="stylesheet" href={path} integrity={integrity} />
            ))}
          </OnlyWhile>
          {assets.early.map(({ path, integrity }) => (
            <link key={path} rel="modulepreload" href={path} integrity={integrity} />
          ))}
          <script type="module" src={assets.script.path} integrity={assets.script.integrity} />
        </>
      }
    >
      <div
        id="page"
        data-content="%%CONTENT%%"
        data-embedded="%%EMBEDDED%%"
        data-door="%%DOOR%%"
        data-estimate="%%ESTIMATE%%"
        data-opens-at="%%OPENS_AT%%"
      >
        <main>
          <FirstSight language={language} words={words} />
        </main>
      </div>
      <OnlyWhile token="EMBEDDED" is="true">
        <StillShut language={language} words={words} />
      </OnlyWhile>
    </Sheet>
  );
}

/** What the script does when this is pressed. */
const pressed = (event: PageEvent): string => JSON.stringify(event);

function FirstSight({ language, words }: { language: PageLanguage; words: FrontWords }) {
  return (
    <>
      <p class="demo" data-demonstration="%%DEMONSTRATION%%">
        {words['demo.banner']()}
      </p>
      <nav class="languages needs-script" aria-label={words['language.choose']()}>
        {PAGE_LANGUAGES.map((other) => (
          <button
            type="button"
            key={other}
            lang={other}
            class="quiet"
            aria-current={other === language ? 'true' : undefined}
            data-send={pressed({ on: 'language', language: other })}
          >
            {words[`endonym.${other}`]()}
          </button>
        ))}
      </nav>
      <h1>{words['start.heading']()}</h1>
      <p class="lead">{words['start.lead']()}</p>
      <div class="card threshold" data-door="%%DOOR%%">
        <DoorSign words={words} language={language} door={null} />
        <OnlyWhile token="DOOR" is="open">
          <div class="needs-script">
            <button type="button" class="primary" data-send={pressed({ on: 'begin' })}>
              {words['start.begin']()}
            </button>
            <p class="soft small">{words['start.beginHint']()}</p>
          </div>
        </OnlyWhile>
        <button type="button" class="secondary needs-script unless-open" data-send={pressed({ on: 'check-door' })}>
          {words['start.check']()}
        </button>
        <noscript>
          <WithoutScript words={words} />
        </noscript>
      </div>
      <Emergency words={words} />
      <p>{words['start.who']({ centre: '%%CENTRE%%' })}</p>
      <div class="needs-script">
        <button type="button" class="secondary wide" data-send={pressed({ on: 'open', panel: 'directory' })}>
          {words['directory.open']()}
        </button>
        <p class="soft small">{words['directory.openHint']()}</p>
      </div>
      <Facts words={words} />
      <button type="button" class="secondary wide needs-script" data-send={pressed({ on: 'open', panel: 'safety' })}>
        {words['safety.open']()}
      </button>
      <button type="button" class="secondary wide needs-script" data-practice="">
        {words['practice.open']()}
      </button>
      <Helplines words={words}>{`%%HELPLINES_${language.toUpperCase()}%%`}</Helplines>
      <noscript>
        <details class="card">
          <summary>{words['plain.notice']()}</summary>
          {`%%NOTICE_${language.toUpperCase()}%%`}
        </details>
        {PAGE_LANGUAGES.filter((other) => other !== language).map((other) => (
          <Elsewhere key={other} language={other} />
        ))}
      </noscript>
    </>
  );
}

/** What a frame says by its style sheet alone, if what opens it has not come after some time; then it takes what stands in here away. */
function StillShut({ language, words }: { language: PageLanguage; words: FrontWords & EmbeddedMessages }) {
  return (
    <div id="veil" role="status">
      <main class="veil still-shut">
        <h1>{words['embedded.shut']()}</h1>
        <p>{words['embedded.shutText']()}</p>
        <Emergency words={words} />
        <OwnPage words={words} />
        <Helplines words={words}>{`%%HELPLINES_${language.toUpperCase()}%%`}</Helplines>
      </main>
    </div>
  );
}

function WithoutScript({ words }: { words: FrontWords }) {
  return (
    <p class="note">
      {words['plain.chat']()}{' '}
      <a href={PLAIN_PATH} target="_top">
        {words['safety.open']()}
      </a>
    </p>
  );
}

/** The same in another language, shorter, for those who cannot choose it by script. */
function Elsewhere({ language }: { language: PageLanguage }) {
  const words = WORDS[language];
  return (
    <details class="card" lang={language} dir={DIRECTION[language]}>
      <summary>{words[`endonym.${language}`]()}</summary>
      <p class="lead">{words['start.lead']()}</p>
      <DoorSign words={words} language={language} door={null} plain />
      <Emergency words={words} />
      <WithoutScript words={words} />
      <Helplines words={words}>{`%%HELPLINES_${language.toUpperCase()}%%`}</Helplines>
    </details>
  );
}

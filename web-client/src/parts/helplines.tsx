import type { Helpline } from '@dorren/shared/protocol/content.ts';
import type { ComponentChildren } from 'preact';
import type { CommonWords } from './common-words.ts';

/** Telephone numbers beside 112, which is `Emergency`'s. `children` stands for the list when the server fills it in. */
export function Helplines({
  words,
  list,
  children,
}: {
  words: CommonWords;
  list?: readonly Helpline[];
  children?: ComponentChildren;
}) {
  return (
    <section class="help">
      <h2>{words['help.heading']()}</h2>
      <ul class="helplines">
        {list?.map(({ name, about, telephone }) => (
          <li key={telephone}>
            <h3>{name}</h3>
            <p>{about}</p>
            <a class="number" href={`tel:${telephone.replaceAll(/[^0-9+]/g, '')}`}>
              <bdi dir="ltr">{telephone}</bdi>
            </a>
          </li>
        ))}
        {children}
      </ul>
      <p class="soft small">{words['help.log']()}</p>
    </section>
  );
}

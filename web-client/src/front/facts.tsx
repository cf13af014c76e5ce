import type { FrontMessages } from 'virtual:catalogue/sv/front';

const FACTS = ['anonymous', 'nothing', 'private', 'spied', 'leave'] as const;

/** What one should know before anything else, the limits as well. */
export function Facts({ words }: { words: FrontMessages }) {
  return (
    <section>
      <h2>{words['facts.heading']()}</h2>
      <dl class="facts">
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt>{words[`facts.${fact}`]()}</dt>
            <dd>{words[`facts.${fact}Text`]()}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

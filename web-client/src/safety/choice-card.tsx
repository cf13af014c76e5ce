import type { ComponentChildren } from 'preact';
import { Drawing, type DrawingName } from './drawings.tsx';

interface Props<Value> {
  /** Of its drawing, and what it is known by on the page. */
  name: DrawingName;
  heading: string;
  texts: readonly string[];
  asks: string;
  choices: readonly { value: Value; label: string }[];
  chosen: Value;
  choose(value: Value): void;
  /** Below the choices. */
  children?: ComponentChildren;
}

/** One of the advice's cards, with something in it to choose: for as long as the page is open, and remembered nowhere. */
export function ChoiceCard<Value extends string | boolean>(props: Props<Value>) {
  const { name, heading, texts, asks, choices, chosen, choose, children } = props;
  return (
    <details class="card" data-advice={name}>
      <summary>
        <Drawing name={name} /> <span>{heading}</span>
      </summary>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <fieldset class="question">
        <legend class="small-heading">{asks}</legend>
        <div class="choices one-column">
          {choices.map(({ value, label }) => (
            <label key={label} class="choice">
              <input
                type="radio"
                name={name}
                autocomplete="off"
                checked={chosen === value}
                onChange={() => choose(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {children}
    </details>
  );
}

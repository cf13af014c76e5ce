interface Props<Value extends string> {
  label: string;
  /** In words, that none is chosen. */
  none: string;
  options: readonly { value: Value; name: string }[];
  /** What the options are written in, if not the page's language. */
  lang?: string;
  chosen: Value | null;
  choose(value: Value | null): void;
}

/** One of many or none, by name. */
export function Choice<Value extends string>({ label, none, options, lang, chosen, choose }: Props<Value>) {
  const byName = [...options].sort((one, other) => one.name.localeCompare(other.name, lang));
  return (
    <label class="field">
      <span>{label}</span>
      <select
        class="select"
        autocomplete="off"
        onChange={({ currentTarget }) =>
          choose(options.find(({ value }) => value === currentTarget.value)?.value ?? null)
        }
      >
        <option value="" selected={chosen === null}>
          {none}
        </option>
        {byName.map(({ value, name }) => (
          <option key={value} value={value} selected={value === chosen} lang={lang}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

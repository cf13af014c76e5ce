/** A public key's fingerprint in groups, to be read aloud or compared with a poster. */
export function KeyFingerprint({ label, value }: { label: string; value: string }) {
  return (
    <figure className="key-fingerprint">
      <figcaption>{label}</figcaption>
      <code dir="ltr">
        {value.split(' ').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat and never move
          <span key={index}>{group}</span>
        ))}
      </code>
    </figure>
  );
}

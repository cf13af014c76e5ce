/** The door of `design/mark.svg`, in the scheme's own colours. */
export function Mark({ large = false }: { large?: boolean }) {
  const size = large ? 64 : 32;
  return (
    <svg className="mark" viewBox="0 0 48 48" width={size} height={size} aria-hidden="true" focusable="false">
      <path className="mark-light" d="M10 44V19a14 14 0 0 1 28 0v25z" />
      <path className="mark-leaf" d="M10 44V19A14 14 0 0 1 24 5l3 .3V44z" />
      <circle className="mark-knob" cx="22" cy="27" r="1.800" />
      <path className="mark-ground" d="M4 44h40" />
    </svg>
  );
}

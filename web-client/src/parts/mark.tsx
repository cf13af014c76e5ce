/** The door of `design/mark.svg`, in the scheme's own colours. */
export function Mark() {
  return (
    <svg class="logo" viewBox="0 0 48 48" width="32" height="32" aria-hidden="true">
      <path class="door-light" d="M10 44V19a14 14 0 0 1 28 0v25z" />
      <path class="door-leaf" d="M10 44V19A14 14 0 0 1 24 5l3 .3V44z" />
      <circle class="door-knob" cx="22" cy="27" r="1.800" />
      <path class="door-ground" d="M4 44h40" />
    </svg>
  );
}

/** Once the faults are drawn: into the first field of the form that is marked as wrong, whose words are read with it. */
export function focusFirstFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"], .select[data-invalid] button')?.focus();
  });
}

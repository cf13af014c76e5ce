import { ICON_DRAWINGS, type PageIcon } from '@dorren/shared/protocol/page-icons.ts';

/** One of the icons that a tab may show, as the tab shows it. */
export function PageIconPicture({ icon }: { icon: PageIcon }) {
  const { path, colour } = ICON_DRAWINGS[icon];
  return (
    <svg className="page-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} fill={colour} fillRule="evenodd" />
    </svg>
  );
}

import mark from '../../../design/mark.svg';

/** The door. */
export function Mark({ large = false }: { large?: boolean }) {
  return <img className="mark" src={mark} alt="" width={large ? 64 : 32} height={large ? 64 : 32} />;
}

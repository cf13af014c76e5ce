import type { Counsellor, Person } from '../client/state.ts';
import { Icon } from './icons.tsx';
import type { InsideProps } from './props.ts';

/** Whom one talks with: one, or two in the room. */
export function People({ people, insideWords }: Pick<InsideProps, 'insideWords'> & { people: readonly Person[] }) {
  return (
    <div class="with-whom">
      <h1 tabIndex={-1} class={people.length > 1 ? 'unseen' : ''} translate={false}>
        {people.length > 1 ? insideWords['room.heading']() : <bdi>{people[0]?.nameShown}</bdi>}
      </h1>
      {people.map((person) => (
        <div key={person.epoch} class="person">
          {people.length > 1 && (
            <p class="person-name" translate={false}>
              <bdi>{person.nameShown}</bdi>
            </p>
          )}
          <p class="with-role small soft">{roleOf(person, insideWords)}</p>
        </div>
      ))}
      <p class="small checked">
        <Icon name="checked" /> {insideWords['talk.checked']()}
      </p>
    </div>
  );
}

/** Role and organisation of whoever it is. */
export function roleOf({ role, organisation }: Counsellor, insideWords: InsideProps['insideWords']) {
  return (
    <>
      {insideWords[`role.${role}`]()} · <bdi translate={false}>{organisation}</bdi>
    </>
  );
}

import type {
  Area,
  DirectoryEntry,
  DirectoryHours,
  LocalText,
  OrganisationKind,
} from '@dorren/shared/protocol/directory.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';

/** A kind of unit, of which there is one in every place or one for all. `{m}` in a text stands for the place. */
export interface Unit {
  readonly kind: OrganisationKind;
  readonly name: LocalText;
  readonly about: LocalText;
  readonly whatHappens: LocalText | null;
  readonly safeContact: LocalText | null;
  readonly competences: readonly string[];
  readonly languages: readonly ConversationLanguage[];
  readonly interpreter: boolean;
  readonly ages: DirectoryEntry['ages'];
  readonly hours: DirectoryHours | null;
  readonly anonymity: DirectoryEntry['anonymity'];
  readonly saysWho: boolean | null;
  readonly isPublic: boolean;
  readonly staffNotes: string | null;
}

/** What differs from one such unit to the next. */
export interface Place {
  readonly id: string;
  readonly organisationId: string;
  readonly named: string;
  readonly areas: readonly Area[];
  readonly telephones: DirectoryEntry['telephones'];
  readonly contactPersons: DirectoryEntry['contactPersons'];
  readonly address: string | null;
}

/** Nobody may take a made-up unit for a real one, in whichever language it is read. */
const NAME_MARK = { sv: '(exempel)', en: '(example)', ar: '(مثال)' } as const;
const TEXT_MARK = { sv: 'Påhittat exempel.', en: 'Made-up example.', ar: 'مثال مختلق.' } as const;

export function entryOf(unit: Unit, place: Place): DirectoryEntry {
  const { kind: _kind, name, about, whatHappens, safeContact, competences, languages, ...same } = unit;
  return {
    id: place.id,
    organisationId: place.organisationId,
    ...same,
    name: markedName(name, place.named),
    about: marked(about, place.named, TEXT_MARK),
    whatHappens: whatHappens && placed(whatHappens, place.named),
    safeContact: safeContact && placed(safeContact, place.named),
    competences: [...competences],
    languages: [...languages],
    areas: [...place.areas],
    telephones: [...place.telephones],
    contactPersons: [...place.contactPersons],
    address: place.address,
  };
}

export function markedName(name: LocalText, named: string): LocalText {
  return marked(name, named, NAME_MARK);
}

function marked(text: LocalText, named: string, mark: Required<LocalText>): LocalText {
  const { sv, en, ar } = placed(text, named);
  return { sv: `${sv} ${mark.sv}`, ...(en && { en: `${en} ${mark.en}` }), ...(ar && { ar: `${ar} ${mark.ar}` }) };
}

function placed({ sv, en, ar }: LocalText, named: string): LocalText {
  const put = (text: string) => text.replaceAll('{m}', named);
  return { sv: put(sv), ...(en && { en: put(en) }), ...(ar && { ar: put(ar) }) };
}

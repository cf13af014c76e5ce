import type {
  Area,
  Competence,
  DirectoryEntry,
  Organisation,
  OrganisationKind,
} from '@dorren/shared/protocol/directory.ts';
import { MUNICIPALITIES, MUNICIPALITY_CODES, type MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import { COMPETENCES } from './competences.ts';
import { CRIME_VICTIM_SUPPORT, OTHER_AUTHORITIES, POLICE_UNITS } from './county-authorities.ts';
import { HEALTH_UNITS } from './county-health.ts';
import { HELPLINES } from './helplines.ts';
import { HOURS } from './hours.ts';
import { CHILDREN_AND_YOUTH, OUT_OF_HOURS, SCHOOL_HEALTH, VIOLENCE_TEAM, YOUTH_CLINIC } from './municipal-units.ts';
import { FAMILY_NAMES, GIVEN_NAMES, STREETS } from './names.ts';
import { NGO_UNITS } from './organisations.ts';
import { GIRLS_SHELTER, SHELTERED_HOUSING, WOMENS_SHELTER } from './shelters.ts';
import { countryLine, landline, mobile } from './telephones.ts';
import { entryOf, markedName, type Unit } from './unit.ts';

export interface Sample {
  readonly organisations: readonly Organisation[];
  readonly entries: readonly DirectoryEntry[];
  readonly competences: readonly Competence[];
}

/** Municipalities that answer together when offices are closed. */
const OUT_OF_HOURS_TOGETHER: Record<string, readonly MunicipalityCode[]> = {
  Stockholm: ['0180'],
  Södertörn: ['0126', '0127', '0128', '0136', '0138', '0140', '0181', '0192'],
  Nord: ['0114', '0115', '0117', '0123', '0139', '0160', '0162', '0163', '0187', '0188', '0191'],
  Mälaröarna: ['0125'],
  'Solna och Sundbyberg': ['0183', '0184'],
  'Nacka, Värmdö och Lidingö': ['0120', '0182', '0186'],
};
/** Parts of the largest municipality that have units of their own. */
const DISTRICTS = ['Kista', 'Tensta', 'Vällingby', 'Farsta', 'Skärholmen', 'Södermalm'] as const;
const POLICE_AREAS = ['City', 'Nord', 'Syd', 'Söderort', 'Västerort'] as const;
const GIRLS_SHELTERS = ['Papperslyktan', 'Blåklinten', 'Äppelkärnan', 'Månskäran', 'Vindspelet', 'Mejram'] as const;
const WOMENS_SHELTERS = ['Björkbacken', 'Hamnljuset', 'Trappan', 'Sagolunden', 'Ljusglimten'] as const;
const HOUSINGS = ['Alfa', 'Beta', 'Gamma', 'Delta'] as const;
/** Units that a centre has also nearest to where people are, in places where many need them. */
const VIOLENCE_TEAMS: readonly MunicipalityCode[] = [
  '0114',
  '0123',
  '0126',
  '0127',
  '0136',
  '0160',
  '0163',
  '0180',
  '0181',
  '0182',
  '0183',
  '0184',
  '0188',
  '0191',
];
/** In turn, so that neighbours differ. */
const OFFICE_HOURS = [HOURS.office, HOURS.officeShortDays, HOURS.officeWithLunch] as const;
const CLINIC_HOURS = [HOURS.dropIn, HOURS.mornings, HOURS.longDays, HOURS.dropIn] as const;
const LANGUAGES = [
  ['sv', 'en'],
  ['sv', 'en', 'ar'],
  ['sv', 'en', 'so'],
  ['sv', 'en', 'fa', 'prs'],
  ['sv', 'en', 'ar', 'tr', 'kmr'],
] as const;

const COUNTY: readonly Area[] = [{ kind: 'county' }];

/** The county as it might be: always the same. */
export function makeSample(): Sample {
  const sample = new SampleInMaking();
  for (const code of MUNICIPALITY_CODES) municipality(sample, code);
  for (const [named, codes] of Object.entries(OUT_OF_HOURS_TOGETHER)) {
    const organisationId = sample.organisation(`socialjour-${slug(named)}`, 'social-services-out-of-hours', {
      sv: `Socialjouren ${named}`,
      en: `Social services at night, ${named}`,
    });
    sample.add(OUT_OF_HOURS, organisationId, named, inMunicipalities(codes));
  }
  county(sample);
  return sample;
}

function municipality(sample: SampleInMaking, code: MunicipalityCode): void {
  const named = MUNICIPALITIES[code];
  const here = inMunicipalities([code]);
  const social = sample.organisation(`kommun-${code}`, 'social-services', {
    sv: `Socialtjänsten i ${named}`,
    en: `Social services of ${named}`,
  });
  const schools = sample.organisation(`skola-${code}`, 'school-health', {
    sv: `Skolorna i ${named}`,
    en: `Schools of ${named}`,
  });
  const districts = code === '0180' ? DISTRICTS : [];
  sample.add(
    { ...CHILDREN_AND_YOUTH, hours: sample.turn(OFFICE_HOURS), languages: sample.turn(LANGUAGES) },
    social,
    named,
    here,
  );
  for (const name of districts) {
    const there: Area[] = [{ kind: 'district', municipality: code, name }];
    sample.add(
      { ...CHILDREN_AND_YOUTH, hours: sample.turn(OFFICE_HOURS), languages: sample.turn(LANGUAGES) },
      social,
      `${named} ${name}`,
      there,
    );
  }
  if (VIOLENCE_TEAMS.includes(code))
    sample.add({ ...VIOLENCE_TEAM, languages: sample.turn(LANGUAGES) }, social, named, here);
  sample.add(
    { ...YOUTH_CLINIC, hours: sample.turn(CLINIC_HOURS), languages: sample.turn(LANGUAGES) },
    'ungdomsmottagningarna',
    named,
    here,
  );
  sample.add(SCHOOL_HEALTH, schools, named, here);
}

function county(sample: SampleInMaking): void {
  sample.organisation('ungdomsmottagningarna', 'youth-clinic', {
    sv: 'Ungdomsmottagningarna',
    en: 'The youth clinics',
  });
  const health = sample.organisation('region', 'health-care', {
    sv: 'Hälso- och sjukvårdsregionen',
    en: 'The health region',
  });
  const police = sample.organisation('polisen', 'police', { sv: 'Polisen i länet', en: 'The police of the county' });
  for (const unit of HEALTH_UNITS) sample.add(unit, health, 'länet', COUNTY);
  for (const unit of POLICE_UNITS) sample.add(unit, police, 'länet', COUNTY);
  for (const named of POLICE_AREAS) sample.add(CRIME_VICTIM_SUPPORT, police, named, COUNTY);
  for (const unit of OTHER_AUTHORITIES)
    sample.addWithOwnOrganisation(unit, 'myndighet', 'landet', [{ kind: 'country' }]);
  for (const unit of NGO_UNITS) sample.addWithOwnOrganisation(unit, 'forening', 'länet', COUNTY);
  for (const unit of HELPLINES) sample.addWithOwnOrganisation(unit, 'linje', 'landet', [{ kind: 'country' }]);
  for (const named of GIRLS_SHELTERS)
    sample.addWithOwnOrganisation({ ...GIRLS_SHELTER, languages: sample.turn(LANGUAGES) }, 'tjejjour', named, COUNTY);
  for (const named of WOMENS_SHELTERS) sample.addWithOwnOrganisation(WOMENS_SHELTER, 'kvinnojour', named, COUNTY);
  for (const named of HOUSINGS) sample.addWithOwnOrganisation(SHELTERED_HOUSING, 'boende', named, COUNTY);
}

class SampleInMaking implements Sample {
  readonly organisations: Organisation[] = [];
  readonly entries: DirectoryEntry[] = [];
  readonly competences = COMPETENCES;

  organisation(id: string, kind: OrganisationKind, name: { sv: string; en: string }): string {
    this.organisations.push({ id, kind, name: markedName(name, ''), staffNotes: null });
    return id;
  }

  addWithOwnOrganisation(unit: Unit, prefix: string, named: string, areas: readonly Area[]): void {
    const organisationId = `${prefix}-${this.organisations.length + 1}`;
    this.organisations.push({
      id: organisationId,
      kind: unit.kind,
      name: markedName(unit.name, named),
      staffNotes: null,
    });
    this.add(unit, organisationId, named, areas);
  }

  add(unit: Unit, organisationId: string, named: string, areas: readonly Area[]): void {
    const index = this.entries.length;
    const isForAll = areas.some(({ kind }) => kind === 'country');
    const isSecret =
      unit.kind === 'sheltered-housing' || unit.kind === 'womens-shelter' || unit.kind === 'girls-shelter';
    const person = `${GIVEN_NAMES[index % GIVEN_NAMES.length]} ${FAMILY_NAMES[index % FAMILY_NAMES.length]}`;
    this.entries.push(
      entryOf(unit, {
        id: `enhet-${String(index + 1).padStart(3, '0')}`,
        organisationId,
        named,
        areas,
        telephones: [
          { number: isForAll ? countryLine(index) : landline(index), label: null },
          ...(index % 5 === 0
            ? [{ number: mobile(index), label: { sv: 'Sms', en: 'Text messages', ar: 'رسائل نصية' } }]
            : []),
        ],
        contactPersons:
          unit.kind === 'helpline'
            ? []
            : [
                {
                  name: person,
                  telephone: mobile(index),
                  email: `enhet-${index + 1}@example.org`,
                  about: index % 2 === 0 ? 'Samordnare' : null,
                },
              ],
        address:
          isSecret || isForAll
            ? null
            : `${STREETS[index % STREETS.length]} ${1 + (index % 40)}, ${areas.some(({ kind }) => kind === 'county') ? 'Exempelstad' : named}`,
      }),
    );
  }

  /** The next of what is dealt out in turn. */
  turn<Value>(values: readonly Value[]): Value {
    return values[this.entries.length % values.length] as Value;
  }
}

function inMunicipalities(codes: readonly MunicipalityCode[]): Area[] {
  return codes.map((code) => ({ kind: 'municipality', code }));
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(' ', '-');
}

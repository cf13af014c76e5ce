/** Invented: no two given and family names here belong together anywhere that we know of. */
export const GIVEN_NAMES = [
  'Alva',
  'Bilal',
  'Cleo',
  'Darin',
  'Ebba',
  'Farid',
  'Gullan',
  'Hanin',
  'Isak',
  'Jamila',
  'Kerstin',
  'Liban',
  'Maja',
  'Nour',
  'Olle',
  'Parwin',
] as const;
export const FAMILY_NAMES = [
  'Exempelsson',
  'Påhittdotter',
  'Testberg',
  'Sagoström',
  'Fantasikvist',
  'Låtsaslund',
  'Modellgren',
  'Provmark',
] as const;
export const STREETS = ['Exempelgatan', 'Påhittsvägen', 'Sagostigen', 'Låtsastorget', 'Fantasigränd'] as const;

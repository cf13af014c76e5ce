import type { DirectoryHours } from '@dorren/shared/protocol/directory.ts';

type Intervals = DirectoryHours['week'][number];

const open = (from: string, to: string): Intervals => [{ from, to }];
const CLOSED: Intervals = [];

function week(weekdays: readonly Intervals[], saturday: Intervals, sunday: Intervals): DirectoryHours['week'] {
  const [monday = CLOSED, tuesday = monday, wednesday = monday, thursday = monday, friday = monday] = weekdays;
  return [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
}

const office = week([open('08:00', '16:30')], CLOSED, CLOSED);
/** Days that one year's calendar makes different. */
const SHORT_DAYS = [
  { date: '2026-04-02', intervals: open('08:00', '12:00') },
  { date: '2026-04-30', intervals: open('08:00', '12:00') },
  { date: '2026-12-23', intervals: open('08:00', '12:00') },
];
const CLOSED_DAYS = ['2026-12-24', '2026-12-31', '2027-06-25'].map((date) => ({ date, intervals: CLOSED }));

/** Ways in which units keep open. */
export const HOURS = {
  always: { always: true, week: week([CLOSED], CLOSED, CLOSED), holidays: 'as-usual', exceptions: [] },
  office: { always: false, week: office, holidays: CLOSED, exceptions: CLOSED_DAYS },
  officeShortDays: { always: false, week: office, holidays: CLOSED, exceptions: [...SHORT_DAYS, ...CLOSED_DAYS] },
  officeWithLunch: {
    always: false,
    week: week([[...open('08:30', '12:00'), ...open('13:00', '16:00')]], CLOSED, CLOSED),
    holidays: CLOSED,
    exceptions: CLOSED_DAYS,
  },
  mornings: { always: false, week: week([open('09:00', '11:30')], CLOSED, CLOSED), holidays: CLOSED, exceptions: [] },
  dropIn: {
    always: false,
    week: week(
      [open('13:00', '16:00'), CLOSED, open('13:00', '18:30'), open('13:00', '16:00'), open('09:00', '12:00')],
      CLOSED,
      CLOSED,
    ),
    holidays: CLOSED,
    exceptions: CLOSED_DAYS,
  },
  schoolDays: {
    always: false,
    week: week([open('07:45', '16:00')], CLOSED, CLOSED),
    holidays: CLOSED,
    exceptions: ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'].map((date) => ({
      date,
      intervals: CLOSED,
    })),
  },
  evenings: {
    always: false,
    week: week([open('18:00', '22:00')], open('15:00', '20:00'), open('15:00', '20:00')),
    holidays: 'as-usual',
    exceptions: [{ date: '2026-12-24', intervals: open('12:00', '24:00') }],
  },
  /** When offices are closed: nights, weekends and holidays. */
  outOfHours: {
    always: false,
    week: week(
      [[...open('00:00', '08:00'), ...open('16:30', '24:00')]],
      open('00:00', '24:00'),
      open('00:00', '24:00'),
    ),
    holidays: open('00:00', '24:00'),
    exceptions: [],
  },
  longDays: {
    always: false,
    week: week([open('08:00', '21:00')], open('10:00', '16:00'), CLOSED),
    holidays: open('10:00', '14:00'),
    exceptions: [],
  },
  twoEvenings: {
    always: false,
    week: week(
      [CLOSED, open('17:00', '20:00'), CLOSED, open('17:00', '20:00'), CLOSED],
      CLOSED,
      open('14:00', '17:00'),
    ),
    holidays: CLOSED,
    exceptions: [],
  },
} as const satisfies Record<string, DirectoryHours>;

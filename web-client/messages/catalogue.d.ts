// Generated from the catalogues by scripts/catalogue-plugin.ts.

declare module 'virtual:catalogue/sv' {
  export interface Messages {
    'endonym.sv': () => string;
    'endonym.en': () => string;
    'endonym.ar': () => string;
    'topic.marriage': () => string;
    'topic.abroad': () => string;
    'topic.violence': () => string;
    'topic.control': () => string;
    'topic.online': () => string;
    'topic.identity': () => string;
    'topic.friend': () => string;
    'topic.other': () => string;
    'age.under-13': () => string;
    'age.13-14': () => string;
    'age.15-17': () => string;
    'age.18-20': () => string;
    'age.21-26': () => string;
    'age.over-26': () => string;
    'language.sv': () => string;
    'language.en': () => string;
    'language.ar': () => string;
    'language.so': () => string;
    'language.fa': () => string;
    'language.prs': () => string;
    'language.ckb': () => string;
    'language.kmr': () => string;
    'language.tr': () => string;
    'language.ti': () => string;
    'exit.leave': () => string;
    'exit.shift': () => string;
    'exit.left': () => string;
    'exit.stay': () => string;
    'language.choose': () => string;
    'language.failed': () => string;
    'notice.before': () => string;
    'notice.step': (values: { step: string | number; steps: string | number }) => string;
    'notice.changed': () => string;
    'notice.draft': () => string;
    'notice.forward': () => string;
    'notice.back': () => string;
    'notice.acknowledge': () => string;
    'notice.theirs': () => string;
    'notice.new': () => string;
    'notice.changedWaiting': () => string;
    'notice.then.claim': () => string;
    'notice.then.proposal': () => string;
    'notice.easy': () => string;
    'notice.languages': () => string;
    'notice.languageFailed': () => string;
    'notice.decline': () => string;
    'notice.leaveQueue': () => string;
    'notice.check': () => string;
    'notice.checkWhy': () => string;
    'notice.goOn': () => string;
    'notice.readAgain': () => string;
    'notice.skip': () => string;
    'notice.again': () => string;
    'notice.thisWasRead': () => string;
    'notice.otherWasRead': () => string;
    'notice.version': (values: { version: string | number }) => string;
    'notice.close': () => string;
    'notice.closeWaiting': () => string;
    'notice.endonym.sv': () => string;
    'notice.endonym.en': () => string;
    'notice.endonym.ar': () => string;
    'notice.endonym.so': () => string;
    'notice.endonym.fa': () => string;
    'notice.endonym.prs': () => string;
    'notice.endonym.ckb': () => string;
    'notice.endonym.kmr': () => string;
    'notice.endonym.tr': () => string;
    'notice.endonym.ti': () => string;
    'question.before': (values: { step: string | number; steps: string | number }) => string;
    'question.free': () => string;
    'question.age': () => string;
    'question.ageWhy': () => string;
    'question.language': () => string;
    'question.languageWhy': () => string;
    'question.topics': () => string;
    'question.topicsWhy': () => string;
    'question.municipality': () => string;
    'question.municipalityWhy': () => string;
    'question.unsaid': () => string;
    'question.skip': () => string;
    'question.skipAll': () => string;
    'question.join': () => string;
    'question.forward': () => string;
    'question.back': () => string;
    'between.failed': () => string;
    'between.joining': () => string;
    'between.notice': () => string;
    'between.noticeFailed': () => string;
    'refused.retry': () => string;
    'cover.heading': () => string;
    'cover.continue': () => string;
  }
  const messages: Messages;
  export default messages;
}
declare module 'virtual:catalogue/en' {
  export { default, type Messages } from 'virtual:catalogue/sv';
}
declare module 'virtual:catalogue/ar' {
  export { default, type Messages } from 'virtual:catalogue/sv';
}

declare module 'virtual:catalogue/sv/card' {
  export interface CardMessages {
    'card.from': (values: { name: string | number }) => string;
    'card.whatHappens': () => string;
    'card.anonymity.yes': () => string;
    'card.anonymity.no': () => string;
    'card.anonymity.at-first': () => string;
    'card.anonymity.unknown': () => string;
    'card.always': () => string;
    'card.open': () => string;
    'card.closed': () => string;
    'card.openUntil': (values: { when: string | number }) => string;
    'card.opens': (values: { when: string | number }) => string;
    'card.languages': (values: { languages: string | number }) => string;
    'card.interpreter': () => string;
    'card.saysWho': () => string;
    'card.saysNothing': () => string;
    'card.safeContact': () => string;
    'card.byHeart': () => string;
    'card.hoursUnknown': () => string;
  }
  const messages: CardMessages;
  export default messages;
}
declare module 'virtual:catalogue/en/card' {
  export { type CardMessages, default } from 'virtual:catalogue/sv/card';
}
declare module 'virtual:catalogue/ar/card' {
  export { type CardMessages, default } from 'virtual:catalogue/sv/card';
}

declare module 'virtual:catalogue/sv/common' {
  export interface CommonMessages {
    'estimate.unknown': () => string;
    'estimate.under-5': () => string;
    'estimate.5-10': () => string;
    'estimate.10-20': () => string;
    'estimate.20-40': () => string;
    'estimate.40-60': () => string;
    'estimate.over-60': () => string;
    'door.wait': (values: { estimate: string | number }) => string;
    'help.heading': () => string;
    'help.emergency': () => string;
    'help.call112': () => string;
    'help.log': () => string;
    'exit.plain': () => string;
    'directory.open': () => string;
    'directory.openHint': () => string;
    'safety.open': () => string;
  }
  const messages: CommonMessages;
  export default messages;
}
declare module 'virtual:catalogue/en/common' {
  export { type CommonMessages, default } from 'virtual:catalogue/sv/common';
}
declare module 'virtual:catalogue/ar/common' {
  export { type CommonMessages, default } from 'virtual:catalogue/sv/common';
}

declare module 'virtual:catalogue/sv/embedded' {
  export interface EmbeddedMessages {
    'embedded.here': () => string;
    'embedded.hereText': () => string;
    'embedded.hereLimits': () => string;
    'embedded.overlaid': () => string;
    'embedded.overlaidText': () => string;
    'embedded.little': () => string;
    'embedded.littleText': () => string;
    'embedded.shut': () => string;
    'embedded.shutText': () => string;
    'embedded.own': () => string;
    'embedded.ownText': () => string;
  }
  const messages: EmbeddedMessages;
  export default messages;
}
declare module 'virtual:catalogue/en/embedded' {
  export { default, type EmbeddedMessages } from 'virtual:catalogue/sv/embedded';
}
declare module 'virtual:catalogue/ar/embedded' {
  export { default, type EmbeddedMessages } from 'virtual:catalogue/sv/embedded';
}

declare module 'virtual:catalogue/sv/find' {
  export interface FindMessages {
    'directory.heading': () => string;
    'directory.loading': () => string;
    'directory.failed': () => string;
    'directory.backToQueue': () => string;
    'find.search': () => string;
    'find.private': () => string;
    'find.openNow': () => string;
    'find.filters': () => string;
    'find.municipality': () => string;
    'find.everywhere': () => string;
    'find.topic': () => string;
    'find.everyTopic': () => string;
    'find.language': () => string;
    'find.everyLanguage': () => string;
    'find.count': (values: { count: number }) => string;
    'find.nothing': () => string;
    'find.clear': () => string;
    'find.calls': () => string;
    'find.more': () => string;
    'find.showMore': () => string;
    'find.places': (values: { count: number }) => string;
    'find.county': () => string;
    'find.country': () => string;
    'find.kind.social-services': () => string;
    'find.kind.social-services-out-of-hours': () => string;
    'find.kind.police': () => string;
    'find.kind.health-care': () => string;
    'find.kind.youth-clinic': () => string;
    'find.kind.school-health': () => string;
    'find.kind.ngo': () => string;
    'find.kind.womens-shelter': () => string;
    'find.kind.girls-shelter': () => string;
    'find.kind.sheltered-housing': () => string;
    'find.kind.helpline': () => string;
    'find.kind.other-authority': () => string;
    'find.knows': () => string;
  }
  const messages: FindMessages;
  export default messages;
}
declare module 'virtual:catalogue/en/find' {
  export { default, type FindMessages } from 'virtual:catalogue/sv/find';
}
declare module 'virtual:catalogue/ar/find' {
  export { default, type FindMessages } from 'virtual:catalogue/sv/find';
}

declare module 'virtual:catalogue/sv/front' {
  export interface FrontMessages {
    'demo.banner': () => string;
    'start.heading': () => string;
    'start.lead': () => string;
    'start.who': (values: { centre: string | number }) => string;
    'start.begin': () => string;
    'start.beginHint': () => string;
    'start.check': () => string;
    'start.watching': () => string;
    'door.open': () => string;
    'door.closed': () => string;
    'door.opens': (values: { when: string | number }) => string;
    'door.closedHint': () => string;
    'door.nobody': () => string;
    'door.nobodyHint': () => string;
    'door.full': () => string;
    'door.fullHint': () => string;
    'facts.heading': () => string;
    'facts.anonymous': () => string;
    'facts.anonymousText': () => string;
    'facts.nothing': () => string;
    'facts.nothingText': () => string;
    'facts.private': () => string;
    'facts.privateText': () => string;
    'facts.spied': () => string;
    'facts.spiedText': () => string;
    'facts.leave': () => string;
    'facts.leaveText': () => string;
    'plain.chat': () => string;
    'plain.notice': () => string;
    'practice.open': () => string;
  }
  const messages: FrontMessages;
  export default messages;
}
declare module 'virtual:catalogue/en/front' {
  export { default, type FrontMessages } from 'virtual:catalogue/sv/front';
}
declare module 'virtual:catalogue/ar/front' {
  export { default, type FrontMessages } from 'virtual:catalogue/sv/front';
}

declare module 'virtual:catalogue/sv/missing' {
  export interface MissingMessages {
    'notice.missing.sv': () => string;
    'notice.missing.en': () => string;
    'notice.missing.ar': () => string;
    'notice.missing.so': () => string;
    'notice.missing.fa': () => string;
    'notice.missing.prs': () => string;
    'notice.missing.ckb': () => string;
    'notice.missing.kmr': () => string;
    'notice.missing.tr': () => string;
    'notice.missing.ti': () => string;
  }
  const messages: MissingMessages;
  export default messages;
}
declare module 'virtual:catalogue/en/missing' {
  export { default, type MissingMessages } from 'virtual:catalogue/sv/missing';
}
declare module 'virtual:catalogue/ar/missing' {
  export { default, type MissingMessages } from 'virtual:catalogue/sv/missing';
}

declare module 'virtual:catalogue/sv/practice' {
  export interface PracticeMessages {
    'practice.heading': () => string;
    'practice.lead': () => string;
    'practice.button': (values: { button: string | number }) => string;
    'practice.shift': () => string;
    'practice.fingers': () => string;
    'practice.done': () => string;
    'practice.what': () => string;
    'practice.leads': (values: { host: string | number }) => string;
    'practice.back': () => string;
    'practice.historyHeading': () => string;
    'practice.history': () => string;
    'practice.advice': () => string;
    'practice.worked': () => string;
    'practice.would': (values: { host: string | number }) => string;
    'practice.real': () => string;
    'practice.more': () => string;
    'practice.enough': () => string;
  }
  const messages: PracticeMessages;
  export default messages;
}
declare module 'virtual:catalogue/en/practice' {
  export { default, type PracticeMessages } from 'virtual:catalogue/sv/practice';
}
declare module 'virtual:catalogue/ar/practice' {
  export { default, type PracticeMessages } from 'virtual:catalogue/sv/practice';
}

declare module 'virtual:catalogue/sv/safety' {
  export interface SafetyMessages {
    'safety.steady.heading': () => string;
    'safety.steady.text': () => string;
    'safety.steady.cost': (values: { megabytes: string | number }) => string;
    'safety.steady.choice': () => string;
    'safety.steady.on': () => string;
    'safety.steady.off': () => string;
    'safety.steady.less': () => string;
    'safety.heading': () => string;
    'safety.lead': () => string;
    'safety.watched.heading': () => string;
    'safety.watched.text': () => string;
    'safety.watched.sign1': () => string;
    'safety.watched.sign2': () => string;
    'safety.watched.sign3': () => string;
    'safety.watched.sign4': () => string;
    'safety.watched.do': () => string;
    'safety.watched.do1': () => string;
    'safety.watched.do2': () => string;
    'safety.watched.do3': () => string;
    'safety.watched.wait': () => string;
    'safety.watched.wait1': () => string;
    'safety.watched.wait2': () => string;
    'safety.watched.wait3': () => string;
    'safety.watched.trust': () => string;
    'safety.private.heading': () => string;
    'safety.private.text': () => string;
    'safety.private.chrome': () => string;
    'safety.private.safari': () => string;
    'safety.private.firefox': () => string;
    'safety.private.samsung': () => string;
    'safety.private.computer': () => string;
    'safety.private.after': () => string;
    'safety.private.missing': () => string;
    'safety.private.not': () => string;
    'safety.borrowed.heading': () => string;
    'safety.borrowed.1': () => string;
    'safety.borrowed.2': () => string;
    'safety.borrowed.3': () => string;
    'safety.borrowed.4': () => string;
    'safety.library.heading': () => string;
    'safety.library.1': () => string;
    'safety.library.2': () => string;
    'safety.library.3': () => string;
    'safety.library.4': () => string;
    'safety.library.5': () => string;
    'safety.network.heading': () => string;
    'safety.network.1': () => string;
    'safety.network.2': () => string;
    'safety.network.3': () => string;
    'safety.network.4': () => string;
    'safety.network.5': () => string;
    'safety.history.heading': () => string;
    'safety.history.text': () => string;
    'safety.history.framed': () => string;
    'safety.history.name': () => string;
    'safety.history.chrome': () => string;
    'safety.history.chrome1': () => string;
    'safety.history.chrome2': () => string;
    'safety.history.chrome3': () => string;
    'safety.history.safari': () => string;
    'safety.history.safari1': () => string;
    'safety.history.safari2': () => string;
    'safety.history.safari3': () => string;
    'safety.history.samsung': () => string;
    'safety.history.samsung1': () => string;
    'safety.history.samsung2': () => string;
    'safety.history.samsung3': () => string;
    'safety.history.firefox': () => string;
    'safety.history.firefox1': () => string;
    'safety.history.firefox2': () => string;
    'safety.history.firefox3': () => string;
    'safety.history.computer': () => string;
    'safety.history.computer1': () => string;
    'safety.history.computer2': () => string;
    'safety.history.computer3': () => string;
    'safety.history.computer4': () => string;
    'safety.history.differs': () => string;
    'safety.history.sync': () => string;
    'safety.history.left': () => string;
    'safety.picture.dots-on-top': () => string;
    'safety.picture.book-below': () => string;
    'safety.picture.lines-below': () => string;
    'safety.picture.clock-in-list': () => string;
    'safety.picture.cross-at-row': () => string;
    'safety.picture.dots-at-row': () => string;
    'safety.picture.drag-row': () => string;
    'safety.picture.hold-row': () => string;
    'safety.picture.keys': () => string;
    'safety.page.heading': () => string;
    'safety.page.silent': () => string;
    'safety.page.text': () => string;
    'safety.page.choice': () => string;
    'safety.page.at-once': () => string;
    'safety.page.out-of-sight': () => string;
  }
  const messages: SafetyMessages;
  export default messages;
}
declare module 'virtual:catalogue/en/safety' {
  export { default, type SafetyMessages } from 'virtual:catalogue/sv/safety';
}
declare module 'virtual:catalogue/ar/safety' {
  export { default, type SafetyMessages } from 'virtual:catalogue/sv/safety';
}

declare module 'virtual:catalogue/sv/inside' {
  export interface InsideMessages {
    'code.unsupported-version': () => string;
    'code.malformed': () => string;
    'code.too-large': () => string;
    'code.out-of-state': () => string;
    'code.unknown-conversation': () => string;
    'code.wrong-epoch': () => string;
    'code.rate-limited': () => string;
    'code.too-many-connections': () => string;
    'code.queue-full': () => string;
    'code.too-slow': () => string;
    'code.idle': () => string;
    'code.door-closed': () => string;
    'code.nobody-on-duty': () => string;
    'code.notice-outdated': () => string;
    'code.already-taken': () => string;
    'code.queue-empty': () => string;
    'code.at-capacity': () => string;
    'code.not-on-duty': () => string;
    'code.conversations-open': () => string;
    'code.excluded': () => string;
    'code.nobody-suitable': () => string;
    'code.offer-pending': () => string;
    'code.unknown-offer': () => string;
    'code.not-signed-in': () => string;
    'code.wrong-credentials': () => string;
    'code.not-allowed': () => string;
    'code.not-certified': () => string;
    'code.signed-in-elsewhere': () => string;
    'code.token-spent': () => string;
    'code.name-taken': () => string;
    'code.stale-serial': () => string;
    'code.stale-revision': () => string;
    'code.not-found': () => string;
    'code.shutting-down': () => string;
    'code.unavailable': () => string;
    'distrust.malformed': () => string;
    'distrust.wrong-root': () => string;
    'distrust.wrong-centre': () => string;
    'distrust.wrong-role': () => string;
    'distrust.wrong-person': () => string;
    'distrust.not-yet-valid': () => string;
    'distrust.expired': () => string;
    'distrust.revoked': () => string;
    'distrust.stale-revocations': () => string;
    'distrust.bad-duty-signature': () => string;
    'distrust.handshake-failed': () => string;
    'role.counsellor': () => string;
    'role.supervisor': () => string;
    'role.administrator': () => string;
    'role.contact-person': () => string;
    'sign.0': () => string;
    'sign.1': () => string;
    'sign.2': () => string;
    'sign.3': () => string;
    'sign.4': () => string;
    'sign.5': () => string;
    'sign.6': () => string;
    'sign.7': () => string;
    'sign.8': () => string;
    'sign.9': () => string;
    'sign.10': () => string;
    'sign.11': () => string;
    'sign.12': () => string;
    'sign.13': () => string;
    'sign.14': () => string;
    'sign.15': () => string;
    'sign.16': () => string;
    'sign.17': () => string;
    'sign.18': () => string;
    'sign.19': () => string;
    'sign.20': () => string;
    'sign.21': () => string;
    'sign.22': () => string;
    'sign.23': () => string;
    'sign.24': () => string;
    'sign.25': () => string;
    'sign.26': () => string;
    'sign.27': () => string;
    'sign.28': () => string;
    'sign.29': () => string;
    'sign.30': () => string;
    'sign.31': () => string;
    'sign.32': () => string;
    'sign.33': () => string;
    'sign.34': () => string;
    'sign.35': () => string;
    'sign.36': () => string;
    'sign.37': () => string;
    'sign.38': () => string;
    'sign.39': () => string;
    'sign.40': () => string;
    'sign.41': () => string;
    'sign.42': () => string;
    'sign.43': () => string;
    'sign.44': () => string;
    'sign.45': () => string;
    'sign.46': () => string;
    'sign.47': () => string;
    'sign.48': () => string;
    'sign.49': () => string;
    'sign.50': () => string;
    'sign.51': () => string;
    'sign.52': () => string;
    'sign.53': () => string;
    'sign.54': () => string;
    'sign.55': () => string;
    'sign.56': () => string;
    'sign.57': () => string;
    'sign.58': () => string;
    'sign.59': () => string;
    'sign.60': () => string;
    'sign.61': () => string;
    'sign.62': () => string;
    'sign.63': () => string;
    'proposal.reason.competence': (values: { from: string | number; name: string | number }) => string;
    'proposal.reason.language': (values: { name: string | number }) => string;
    'proposal.reason.authority': (values: { name: string | number; from: string | number }) => string;
    'proposal.reason.closer': (values: { name: string | number }) => string;
    'proposal.reason.shift-ends': (values: { from: string | number }) => string;
    'proposal.reason.more-help': (values: { from: string | number }) => string;
    'code.concern-open': () => string;
    'code.four-eyes': () => string;
    'queue.heading': () => string;
    'queue.next': () => string;
    'queue.place': (values: { before: number }) => string;
    'queue.wait': () => string;
    'queue.then': () => string;
    'queue.thenText': () => string;
    'queue.go': () => string;
    'queue.goText': () => string;
    'queue.stay': () => string;
    'queue.leave': () => string;
    'queue.claim': () => string;
    'queue.claimText': () => string;
    'queue.claimFree': () => string;
    'queue.claimRead': () => string;
    'queue.claimDecline': () => string;
    'queue.claimOver': () => string;
    'queue.lost': () => string;
    'queue.vanished': () => string;
    'talk.earlier': () => string;
    'talk.undelivered': () => string;
    'talk.again': () => string;
    'talk.newcomer': () => string;
    'queue.distrusted': () => string;
    'queue.verifying': () => string;
    'queue.verifyingText': () => string;
    'queue.verifyingSlow': () => string;
    'restart.soon': (values: { minutes: number }) => string;
    'refused.heading': () => string;
    'refused.restart': () => string;
    'queue.trying': () => string;
    'queue.works': () => string;
    'leave.heading': () => string;
    'leave.queueHeading': () => string;
    'leave.text': () => string;
    'leave.queueText': () => string;
    'leave.yes': () => string;
    'leave.queueYes': () => string;
    'leave.no': () => string;
    'ended.youth': () => string;
    'ended.counsellor': () => string;
    'ended.youth-vanished': () => string;
    'ended.shutdown': () => string;
    'ended.service-lost': () => string;
    'ended.lostText': () => string;
    'ended.serviceText': () => string;
    'ended.gone': () => string;
    'ended.close': () => string;
    'ended.again': () => string;
    'room.heading': () => string;
    'room.differs': () => string;
    'proposal.note.handover': (values: { from: string | number; name: string | number }) => string;
    'proposal.note.join': (values: { from: string | number; name: string | number }) => string;
    'proposal.read': () => string;
    'proposal.heading.handover': (values: { name: string | number }) => string;
    'proposal.heading.join': (values: { name: string | number }) => string;
    'proposal.then.handover': (values: { name: string | number; from: string | number }) => string;
    'proposal.then.join': (values: { name: string | number }) => string;
    'proposal.summary': (values: { name: string | number }) => string;
    'proposal.nothing': () => string;
    'proposal.strike': () => string;
    'proposal.answered': () => string;
    'proposal.free': (values: { from: string | number }) => string;
    'proposal.freeShiftEnds': (values: { from: string | number }) => string;
    'proposal.yes': (values: { name: string | number }) => string;
    'proposal.notYet': () => string;
    'proposal.no': () => string;
    'proposal.later': () => string;
    'proposal.notice': (values: { name: string | number }) => string;
    'proposal.readNotice': () => string;
    'proposal.noticeRead': (values: { name: string | number }) => string;
    'proposal.asked.handover': (values: { name: string | number; from: string | number }) => string;
    'proposal.asked.join': (values: { name: string | number; from: string | number }) => string;
    'proposal.askedAlone': (values: { name: string | number }) => string;
    'proposal.arriving.handover': (values: { name: string | number; from: string | number }) => string;
    'proposal.arriving.join': (values: { name: string | number }) => string;
    'event.came': (values: { name: string | number }) => string;
    'event.back-with': (values: { name: string | number; host: string | number }) => string;
    'event.joined': (values: { name: string | number }) => string;
    'event.handed-over': (values: { name: string | number }) => string;
    'event.stepped-out': (values: { name: string | number }) => string;
    'event.vanished': (values: { name: string | number }) => string;
    'event.distrusted': (values: { name: string | number }) => string;
    'event.answered-no': () => string;
    'event.answered-not-yet': () => string;
    'event.youth-unanswered': (values: { name: string | number }) => string;
    'event.declined': (values: { name: string | number }) => string;
    'event.unanswered': (values: { name: string | number }) => string;
    'event.withdrawn': (values: { name: string | number }) => string;
    'event.gone': (values: { name: string | number }) => string;
    'event.failed': (values: { name: string | number }) => string;
    'event.overtaken': (values: { name: string | number }) => string;
    'queue.returned': () => string;
    'talk.checked': () => string;
    'talk.log': () => string;
    'talk.welcome': () => string;
    'talk.mine': () => string;
    'talk.theirs': () => string;
    'talk.waiting': () => string;
    'talk.sent': () => string;
    'talk.delivered': () => string;
    'talk.writing': (values: { name: string | number }) => string;
    'talk.input': () => string;
    'talk.send': () => string;
    'talk.hold': () => string;
    'talk.tooLong': () => string;
    'talk.lost': () => string;
    'talk.away': (values: { name: string | number }) => string;
    'talk.end': () => string;
    'talk.about': () => string;
    'talk.notice': () => string;
    'talk.close': () => string;
    'talk.signs': () => string;
    'talk.signsText': () => string;
    'whatNow.heading': () => string;
    'whatNow.we-are-worried': () => string;
    'whatNow.what-we-send': () => string;
    'whatNow.who-reads-it': () => string;
    'whatNow.what-they-do': () => string;
    'whatNow.until-then': () => string;
    'whatNow.sent': () => string;
    'whatNow.ask': (values: { name: string | number }) => string;
    'form.asks.who': (values: { name: string | number }) => string;
    'form.asks.safe-contact': (values: { name: string | number }) => string;
    'form.free': () => string;
    'form.open': () => string;
    'form.heading.who': () => string;
    'form.heading.safe-contact': () => string;
    'form.neverFamily': () => string;
    'form.why.who': (values: { name: string | number }) => string;
    'form.why.safe-contact': (values: { name: string | number }) => string;
    'form.name': () => string;
    'form.age': () => string;
    'form.school': () => string;
    'form.municipality': () => string;
    'form.unsaid': () => string;
    'form.reach': () => string;
    'form.reachHint': () => string;
    'form.ways': () => string;
    'form.way.telephone': () => string;
    'form.way.message': () => string;
    'form.way.school': () => string;
    'form.way.other-adult': () => string;
    'form.way.here': () => string;
    'form.way.none': () => string;
    'form.when': () => string;
    'form.whenHint': () => string;
    'form.notThrough': () => string;
    'form.notThroughHint': () => string;
    'form.sealed': (values: { name: string | number }) => string;
    'form.notOther': (values: { name: string | number }) => string;
    'form.send': () => string;
    'form.decline': () => string;
    'form.later': () => string;
    'form.ageInDigits': () => string;
    'form.notNow': () => string;
    'form.lost': () => string;
    'form.meanwhile': (values: { name: string | number }) => string;
    'form.answer': (values: { name: string | number }) => string;
    'form.declined': () => string;
    'form.empty': () => string;
    'form.over': (values: { name: string | number }) => string;
    'form.undelivered': (values: { name: string | number }) => string;
    'talk.copied': () => string;
  }
  const messages: InsideMessages;
  export default messages;
}
declare module 'virtual:catalogue/en/inside' {
  export { default, type InsideMessages } from 'virtual:catalogue/sv/inside';
}
declare module 'virtual:catalogue/ar/inside' {
  export { default, type InsideMessages } from 'virtual:catalogue/sv/inside';
}

/** The mark, drawn large: light comes out when the door is open. The style sheet shows the leaf that fits `data-door`. */
export function DoorPicture() {
  return (
    <svg class="door-picture" viewBox="0 0 132 148" width="132" height="148" aria-hidden="true">
      <path class="door-spill" d="M62 128h30l34 20H52z" />
      <path class="door-frame" d="M20 128V60a40 40 0 0 1 80 0v68z" />
      <path class="door-light" d="M29 128V60a31 31 0 0 1 62 0v68z" />
      <g class="door-leaf-closed">
        <path class="door-leaf" d="M29 128V60a31 31 0 0 1 62 0v68z" />
        <path class="door-panel" d="M41 80V61a19 19 0 0 1 38 0v19zM41 88h38v29H41z" />
        <circle class="door-knob" cx="84" cy="91" r="3" />
      </g>
      <g class="door-leaf-open">
        <path class="door-leaf" d="M29 128V60c0-11 6-21 14-26 6-4 11-6 15-7v113z" />
        <path class="door-panel" d="M35 79V60c0-6 4-13 9-17l8-6v45zM35 87l17 4v37l-17-6z" />
        <circle class="door-knob" cx="54" cy="90" r="2.600" />
      </g>
      <path class="door-ground" d="M6 128h14M100 128h26" />
    </svg>
  );
}

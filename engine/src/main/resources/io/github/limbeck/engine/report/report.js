'use strict';

// Lines of code and units of networks that belong together light up together.
(function () {
  var lines = Array.prototype.slice.call(document.querySelectorAll('[data-units]'));
  function units(line) { return line.getAttribute('data-units').split(' '); }
  function mark(element, on) { if (element) { element.classList.toggle('linked', on); } }
  function react(element, others) {
    function set(on) { return function () { mark(element, on); others.forEach(function (o) { mark(o, on); }); }; }
    element.addEventListener('mouseenter', set(true));
    element.addEventListener('mouseleave', set(false));
    element.addEventListener('focus', set(true));
    element.addEventListener('blur', set(false));
  }
  lines.forEach(function (line) {
    react(line, units(line).map(function (id) { return document.getElementById(id); }));
  });
  Array.prototype.forEach.call(document.querySelectorAll('.unit'), function (unit) {
    react(unit, lines.filter(function (line) { return units(line).indexOf(unit.id) >= 0; }));
  });
})();

// Decision regions: the decision list, run at every point of a grid over two features.
(function () {
  var COLOURS = [[86, 180, 233], [230, 159, 0], [0, 158, 115], [240, 228, 66], [204, 121, 167], [213, 94, 0], [0, 114, 178], [170, 170, 170]];
  var SIZE = 208;

  function form(terms, row) {
    var sum = 0;
    terms.forEach(function (t) { sum += t[0] * atom(t[1], row); });
    return sum;
  }
  function atom(a, row) {
    switch (a[0]) {
      case 'value': return row[a[1]];
      case 'is': return isNaN(row[a[1]]) ? NaN : row[a[1]] === a[2] ? 1 : 0;
      case 'same': return isNaN(row[a[1]] - row[a[2]]) ? NaN : row[a[1]] === row[a[2]] ? 1 : 0;
      case 'missing': return isNaN(row[a[1]]) ? 1 : 0;
      case 'product': return row[a[1]] * row[a[2]];
      case 'remainder': var v = form(a[2], row); return (v % a[1] + a[1]) % a[1];
      default: return holds(a[1], row) ? 1 : 0;
    }
  }
  function holds(literal, row) {
    var v = form(literal[2], row);
    return (literal[0] === null ? !isNaN(v) : literal[0] <= v) && (literal[1] === null ? !isNaN(v) : v <= literal[1]);
  }
  function answer(model, row) {
    for (var r = 0; r < model.rules.length; r++) {
      var rule = model.rules[r];
      var all = true;
      for (var l = 1; l < rule.length && all; l++) { all = holds(rule[l], row); }
      if (all) { return rule[0]; }
    }
    return model.otherwise;
  }
  // A date is a number of days.
  function said(f, v) { return f.date ? new Date(v * 864e5).toISOString().slice(0, 10) : String(Math.round(v * 1e4) / 1e4); }
  function colour(code) { return COLOURS[code % COLOURS.length]; }
  function add(parent, tag, text) {
    var element = document.createElement(tag);
    if (text !== undefined) { element.textContent = text; }
    parent.appendChild(element);
    return element;
  }
  function choice(parent, title, names, chosen) {
    var label = add(parent, 'label', title + ' ');
    var select = add(label, 'select');
    names.forEach(function (name, i) { add(select, 'option', name).value = String(i); });
    select.value = String(chosen);
    return select;
  }

  function show(place) {
    var model = JSON.parse(place.querySelector('script').textContent);
    var features = model.numeric;
    var names = features.map(function (f) { return f.name; });
    var row = model.middle.map(function (m) { return m === null ? NaN : m; });
    var xs = choice(place, 'across', names, 0);
    var ys = choice(place, 'upwards', names, 1);
    var canvas = add(place, 'canvas');
    canvas.width = 2 * SIZE;
    canvas.height = 2 * SIZE;
    canvas.setAttribute('role', 'img');
    var caption = add(place, 'p');
    caption.className = 'fine';
    var legend = add(place, 'ul');
    legend.className = 'legend';
    model.labels.forEach(function (label, code) {
      var item = add(legend, 'li');
      add(item, 'span').style.background = 'rgb(' + colour(code).join(',') + ')';
      item.appendChild(document.createTextNode(label));
    });
    model.choices.forEach(function (f) {
      var select = choice(place, f.name, f.values, isNaN(row[f.feature]) ? 0 : row[f.feature]);
      row[f.feature] = Number(select.value);
      select.addEventListener('change', function () {
        row[f.feature] = Number(select.value);
        draw();
      });
    });
    var read = features.filter(function (f) { return f.read; });
    var sliders = read.map(function (f) {
      var label = add(place, 'label', f.name + ' ');
      var slider = add(label, 'input');
      slider.type = 'range';
      slider.min = f.least;
      slider.max = f.most;
      slider.step = f.whole ? 1 : (f.most - f.least) / 200 || 1;
      slider.value = row[f.feature];
      var shown = add(label, 'output', said(f, row[f.feature]));
      slider.addEventListener('input', function () {
        row[f.feature] = Number(slider.value);
        shown.textContent = said(f, row[f.feature]);
        draw();
      });
      return label;
    });
    function draw() {
      var x = features[xs.value];
      var y = features[ys.value];
      sliders.forEach(function (label, i) { label.hidden = read[i] === x || read[i] === y; });
      var context = canvas.getContext('2d');
      var image = context.createImageData(canvas.width, canvas.height);
      var at = row.slice();
      function value(f, share) {
        var v = f.least + share * (f.most - f.least);
        return f.whole ? Math.round(v) : v;
      }
      for (var j = 0; j < SIZE; j++) {
        for (var i = 0; i < SIZE; i++) {
          at[x.feature] = value(x, (i + 0.5) / SIZE);
          at[y.feature] = value(y, 1 - (j + 0.5) / SIZE);
          var c = colour(answer(model, at));
          for (var k = 0; k < 4; k++) {
            var p = ((2 * j + (k >> 1)) * canvas.width + 2 * i + (k & 1)) * 4;
            image.data[p] = c[0];
            image.data[p + 1] = c[1];
            image.data[p + 2] = c[2];
            image.data[p + 3] = 150;
          }
        }
      }
      context.putImageData(image, 0, 0);
      function place1(f, v) { return f.most === f.least ? 0.5 : (v - f.least) / (f.most - f.least); }
      var shown = 0;
      model.rows.forEach(function (r) {
        var px = r[2 + Number(xs.value)];
        var py = r[2 + Number(ys.value)];
        if (px === null || py === null) { return; }
        // An example that the rule answers otherwise than here differs in what is not drawn.
        at[x.feature] = px;
        at[y.feature] = py;
        if (answer(model, at) !== r[1]) { return; }
        shown++;
        context.beginPath();
        context.arc(4 + place1(x, px) * (canvas.width - 8), canvas.height - 4 - place1(y, py) * (canvas.height - 8), 4, 0, 7);
        context.fillStyle = 'rgb(' + colour(r[0]).join(',') + ')';
        context.fill();
        context.strokeStyle = '#1d2430';
        context.stroke();
      });
      var text = x.name + ' from ' + said(x, x.least) + ' to ' + said(x, x.most) + ' across, ' + y.name + ' from ' + said(y, y.least) + ' to ' + said(y, y.most)
          + ' upwards; all others as chosen below. Dots are ' + shown + ' of ' + model.rows.length + ' examples: those that the rule answers as it does here. One of another colour than its place is answered wrongly.';
      caption.textContent = text;
      canvas.setAttribute('aria-label', 'Decision regions: ' + text);
    }
    xs.addEventListener('change', draw);
    ys.addEventListener('change', draw);
    draw();
  }
  Array.prototype.forEach.call(document.querySelectorAll('.regions'), show);
})();

// A form that runs the rule on what the reader writes. First it is run on the rows of the page: where it does not answer as the class does, it is not offered.
(function () {
  function add(parent, tag, text) {
    var element = document.createElement(tag);
    if (text !== undefined) { element.textContent = text; }
    parent.appendChild(element);
    return element;
  }
  // The arguments: what stands in a record, or in an array, is put there.
  function given(model, values) {
    var all = {};
    model.fields.forEach(function (field, i) {
      var path = field.path.replace(/\]/g, '').split(/[.[]/);
      var at = all;
      for (var p = 0; p < path.length - 1; p++) {
        if (at[path[p]] === undefined) { at[path[p]] = /^\d+$/.test(path[p + 1]) ? [] : {}; }
        at = at[path[p]];
      }
      at[path[path.length - 1]] = values[i];
    });
    return model.parameters.map(function (name) { return all[name]; });
  }
  function same(one, other) {
    return one === other || String(one) === String(other) || typeof other === 'number' && Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
  }
  function agrees(model, run, row) {
    var n = model.fields.length;
    var answer = run(row.slice(1, n + 1));
    return model.answers.every(function (name, a) { return same(name === '' ? answer : answer[name], row[n + 1 + a]); });
  }
  function input(form, field) {
    var label = add(form, 'label', field.path);
    var choices = field.kind === 'truth' ? ['true', 'false'] : field.choices;
    var element = add(label, choices ? 'select' : 'input');
    if (choices) {
      if (field.missing) { add(element, 'option', '').label = 'missing'; }
      choices.forEach(function (choice) { add(element, 'option', choice).value = choice; });
    } else {
      element.type = field.kind === 'whole' || field.kind === 'number' ? 'number' : field.kind === 'date' ? 'date' : 'text';
      if (element.type === 'number') { element.step = field.kind === 'whole' ? '1' : 'any'; }
    }
    return element;
  }
  function value(field, element) {
    var text = element.value;
    if (text === '' && (field.missing || field.kind !== 'text' && field.kind !== 'choice')) { return null; }
    return field.kind === 'truth' ? text === 'true' : field.kind === 'whole' || field.kind === 'number' ? Number(text) : text;
  }
  function show(place) {
    var model = JSON.parse(place.querySelector('script[type]').textContent);
    var rule = window.limbeckTry[place.id];
    function run(values) { return rule.apply(null, given(model, values)); }
    var wrong = model.rows.filter(function (row) { return !agrees(model, run, row); }).length;
    place.setAttribute('data-wrong', wrong);
    if (wrong > 0) {
      add(place, 'p', 'The rule in JavaScript does not answer as the class does on ' + wrong + ' of the rows of this page, so that it is not offered.');
      return;
    }
    var HOW = 'The rule runs here in JavaScript, and answers as the class does on all ' + model.rows.length + ' rows that this page has.';
    var form = add(place, 'form');
    var example = add(add(form, 'label', 'Fill in an example, 1 to ' + model.rows.length), 'input');
    var inputs = model.fields.map(function (field) { return input(form, field); });
    example.type = 'number';
    example.min = 1;
    example.max = model.rows.length;
    example.value = 1;
    var answer = add(place, 'p');
    answer.className = 'answer';
    answer.setAttribute('role', 'status');
    var far = add(place, 'p');
    far.className = 'far';
    far.setAttribute('role', 'status');
    var from = add(place, 'p');
    from.className = 'fine';
    var places = model.fields.map(function (field, i) {
      var seen = model.rows.map(function (row) { return row[i + 1]; }).filter(function (v) { return v !== null; });
      return field.kind === 'whole' || field.kind === 'number' || field.kind === 'date' ? seen.reduce(function (r, v) { return [v < r[0] ? v : r[0], v > r[1] ? v : r[1]]; }, [seen[0], seen[0]]) : null;
    });
    function update() {
      var values = model.fields.map(function (field, i) { return value(field, inputs[i]); });
      var lacks = model.fields.filter(function (field, i) { return values[i] === null && !field.missing; });
      if (lacks.length > 0) {
        answer.textContent = 'Write ' + lacks[0].path + '.';
        return;
      }
      var result = run(values);
      var beyond = model.fields.filter(function (field, i) { return places[i] && values[i] !== null && (values[i] < places[i][0] || values[i] > places[i][1]); });
      far.textContent = beyond.map(function (field) {
        var range = places[model.fields.indexOf(field)];
        return field.path + ' lies beyond the examples, which have it from ' + range[0] + ' to ' + range[1] + '.';
      }).join(' ');
      answer.textContent = 'Answer: ' + (model.answers.length === 1 ? result : model.answers.map(function (name) { return name + ' ' + result[name]; }).join(', '));
    }
    function fill() {
      var row = model.rows[Math.max(1, Math.min(model.rows.length, Math.round(Number(example.value)) || 1)) - 1];
      inputs.forEach(function (element, i) { element.value = row[i + 1] === null ? '' : String(row[i + 1]); });
      from.textContent = 'Filled in from ' + row[0] + '. ' + HOW;
      update();
    }
    form.addEventListener('input', function (event) { if (event.target === example) { fill(); } else { from.textContent = HOW; update(); } });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    fill();
  }
  Array.prototype.forEach.call(document.querySelectorAll('.try'), show);
})();

// Tables are sorted by the column whose head is pressed, by numbers where it has some.
(function () {
  function key(row, column) {
    var text = row.cells[column].textContent;
    var number = parseFloat(text);
    return isNaN(number) ? text : number;
  }
  Array.prototype.forEach.call(document.querySelectorAll('table'), function (table) {
    var body = table.tBodies[0];
    if (!body || body.rows.length < 3) { return; }
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.textContent = '';
      head.appendChild(button);
      var falling = false;
      button.addEventListener('click', function () {
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
        Array.prototype.slice.call(body.rows).sort(function (a, b) {
          var x = key(a, column);
          var y = key(b, column);
          var order = typeof x === typeof y ? (x < y ? -1 : x > y ? 1 : 0) : typeof x === 'number' ? -1 : 1;
          return falling ? -order : order;
        }).forEach(function (row) { body.appendChild(row); });
        falling = !falling;
      });
    });
  });
})();

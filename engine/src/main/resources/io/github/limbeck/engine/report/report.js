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
    var sliders = features.slice(0, 6).map(function (f, i) {
      var label = add(place, 'label', f.name + ' ');
      var slider = add(label, 'input');
      slider.type = 'range';
      slider.min = f.least;
      slider.max = f.most;
      slider.step = f.whole ? 1 : (f.most - f.least) / 200 || 1;
      slider.value = row[f.feature];
      var shown = add(label, 'output', String(row[f.feature]));
      slider.addEventListener('input', function () {
        row[f.feature] = Number(slider.value);
        shown.textContent = String(Math.round(row[f.feature] * 1e4) / 1e4);
        draw();
      });
      return label;
    });
    function draw() {
      var x = features[xs.value];
      var y = features[ys.value];
      sliders.forEach(function (label, i) { label.hidden = features[i] === x || features[i] === y; });
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
      model.rows.forEach(function (r) {
        var px = r[1 + Number(xs.value)];
        var py = r[1 + Number(ys.value)];
        if (px === null || py === null) { return; }
        context.beginPath();
        context.arc(4 + place1(x, px) * (canvas.width - 8), canvas.height - 4 - place1(y, py) * (canvas.height - 8), 4, 0, 7);
        context.fillStyle = 'rgb(' + colour(r[0]).join(',') + ')';
        context.fill();
        context.strokeStyle = '#1d2430';
        context.stroke();
      });
      var text = x.name + ' from ' + x.least + ' to ' + x.most + ' across, ' + y.name + ' from ' + y.least + ' to ' + y.most
          + ' upwards; all other features as the sliders say, or in the middle of the examples. Dots are examples.';
      caption.textContent = text;
      canvas.setAttribute('aria-label', 'Decision regions: ' + text);
    }
    xs.addEventListener('change', draw);
    ys.addEventListener('change', draw);
    draw();
  }
  Array.prototype.forEach.call(document.querySelectorAll('.regions'), show);
})();

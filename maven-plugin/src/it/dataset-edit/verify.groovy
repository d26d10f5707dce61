def generated = new File(basedir, 'target/generated-sources/annotations/app/DiscountDistilled.java')
assert generated.text.contains('member && items >= 2') : generated.text
def log = new File(basedir, 'build.log').text
assert log.count('LIMBECK-001') == 2 : 'distilled twice, not three times'
assert log.contains('The examples of app.Discount changed')

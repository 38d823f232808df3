#include <winloop/base/error.hpp>
#include <winloop/document/letter.hpp>
#include <winloop/document/render.hpp>
#include <winloop/model/candidate.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::document;

namespace {

Letter letter() {
  return {{"Rui Sousa", "rui@quayline.example"},
          {"Ann", "ann@mail.example"},
          "After our talk",
          Date::parse("2026-03-01"),
          "Hello Ann,\n\nuntil soon.\n"};
}

/// The header, its folded lines put together again, a field a line.
std::string header_of(const Letter& one) {
  const auto mail = write_letter(one);
  const auto header = mail.substr(0, mail.find("\r\n\r\n"));
  std::string unfolded;
  for (std::size_t at = 0; at < header.size(); ++at) {
    if (header.compare(at, 3, "\r\n ") == 0 || header.compare(at, 3, "\r\n\t") == 0) {
      at += 1;
    } else if (header[at] != '\r') {
      unfolded += header[at];
    }
  }
  return unfolded;
}

/// The names of the fields, in order.
std::string fields_of(const Letter& one) {
  std::string names;
  const auto header = header_of(one) + '\n';
  for (std::size_t from = 0; from < header.size();) {
    const auto end = header.find('\n', from);
    names += header.substr(from, header.find(':', from) - from) + ' ';
    from = end + 1;
  }
  return names;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr auto own_fields =
    "Date From Subject To X-Unsent MIME-Version Content-Type Content-Transfer-Encoding ";

}  // namespace

BOOST_AUTO_TEST_SUITE(letter_to_mail)

BOOST_AUTO_TEST_CASE(a_letter_is_a_draft_with_its_fields) {
  const auto header = header_of(letter());
  BOOST_TEST(fields_of(letter()) == own_fields);
  BOOST_TEST(holds(header, "From: Rui Sousa <rui@quayline.example>\n"));
  BOOST_TEST(holds(header, "To: Ann <ann@mail.example>\n"));
  BOOST_TEST(holds(header, "Date: Sun, 01 Mar 2026 12:00:00 +0000\n"));
  BOOST_TEST(holds(header, "X-Unsent: 1\n"));
  BOOST_TEST(write_letter(letter()).ends_with("\r\n\r\nHello Ann,\r\n\r\nuntil soon.\r\n"));
}

BOOST_AUTO_TEST_CASE(no_line_ends_without_a_carriage_return) {
  auto one = letter();
  one.body = "a\r\nb\rc\n" + std::string(3000, 'x') + "\n";
  const auto mail = write_letter(one);
  for (std::size_t at = 0; at < mail.size(); ++at) {
    if (mail[at] == '\n') BOOST_TEST(mail[at - 1] == '\r');
    if (mail[at] == '\r') BOOST_TEST(mail[at + 1] == '\n');
  }
}

BOOST_AUTO_TEST_CASE(names_and_subject_add_no_field) {
  for (const auto* hostile :
       {"Ann\r\nBcc: eve@x.example", "Ann\nBcc: eve@x.example", "Ann\n\nbody",
        "Ann <eve@x.example>,", "\"Ann\" <eve@x.example>", "=?utf-8?q?Ann=0ABcc:_eve?=",
        "Ann\xe2\x80\xae"
        "eve"}) {
    for (const auto part : {0, 1, 2}) {
      auto one = letter();
      (part == 0 ? one.to.name : part == 1 ? one.from.name : one.subject) = hostile;
      BOOST_TEST(fields_of(one) == own_fields, hostile);
      auto without_address = one;
      without_address.to.address.clear();
      BOOST_TEST(fields_of(without_address) == own_fields, hostile);
      BOOST_TEST(holds(header_of(one), "<ann@mail.example>"), hostile);
    }
  }
}

BOOST_AUTO_TEST_CASE(text_of_other_scripts_is_encoded) {
  auto one = letter();
  one.to.name = "Sinéad Ó Corragáin";
  one.subject = "“Größe”";
  one.body = "Olá, Sinéad\n";
  const auto mail = write_letter(one);
  for (const char c : mail) BOOST_TEST(static_cast<unsigned char>(c) < 0x80);
  BOOST_TEST(holds(mail, "Ol=C3=A1, Sin=C3=A9ad\r\n"));
}

BOOST_AUTO_TEST_CASE(without_an_address_nobody_is_written_to) {
  auto one = letter();
  one.to.address.clear();
  one.from = {};
  const auto header = header_of(one);
  BOOST_TEST(holds(header, "To: \"Ann (no e-mail known)\":"));
  BOOST_TEST(!holds(header, "@"));
  BOOST_TEST(holds(header, "no e-mail known"));
}

BOOST_AUTO_TEST_CASE(an_address_is_one_and_plain) {
  BOOST_TEST(is_email_address("ann.o'brien+jobs@mail.example"));
  for (const auto* none : {"", "ann", "@x", "ann@", "a@b@c", "a@b, c@d", "a b@c", "<a@b>", "a@b\n",
                           "a@b\r\nBcc: c@d", "a@b>", "ä@b", "\"a\"@b", "a@b;"}) {
    BOOST_TEST(!is_email_address(none), none);
    if (*none == '\0') continue;
    auto one = letter();
    one.to.address = none;
    BOOST_CHECK_THROW(write_letter(one), Error);
  }
}

BOOST_AUTO_TEST_CASE(a_document_with_a_letter_is_written_as_mail) {
  Document document{.title = "Message"};
  document.letter = letter();
  BOOST_TEST(render_to_string(document, Format::eml) == write_letter(letter()));
}

BOOST_AUTO_TEST_SUITE_END()
